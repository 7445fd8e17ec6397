package dev.mixhook.engine.feed;

import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;

/** What is kept of an event, which its name decides: the values that some campaign asks for. */
final class EventValues {
    private static final Value[] NONE = {};

    private final Vocabulary vocabulary;
    private int event = Vocabulary.NO_SLOT;
    private Value[] values = NONE;
    private final List<String> names = new ArrayList<>();

    /** What is kept of each name of those that no campaign mentions, shared by its events. */
    private final Map<String, Value[]> others = new HashMap<>();

    EventValues(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void clear() {
        event = Vocabulary.NO_SLOT;
        values = NONE;
        names.clear();
    }

    /** Which properties the event has, if it is asked for some; else none are told. */
    List<String> names() {
        return names;
    }

    /** Which event it is. */
    void settle(String name) {
        event = vocabulary.event(name);
        if (event != Vocabulary.NO_SLOT) {
            values = areAskedFor() ? vocabulary.eventValues(event, name) : NONE;
            return;
        }
        event = vocabulary.otherEvents();
        if (event != Vocabulary.NO_SLOT) {
            Value[] alone =
                    others.computeIfAbsent(name, other -> vocabulary.eventValues(event, other));
            values = areAskedFor() ? alone.clone() : alone;
        }
    }

    /** The slot of the event, or {@link Vocabulary#NO_SLOT}. */
    int event() {
        return event;
    }

    /** Not to be changed by the caller. */
    Value[] values() {
        return values;
    }

    /** Whether the event is asked for properties. */
    boolean areAskedFor() {
        return event != Vocabulary.NO_SLOT && vocabulary.eventProperties(event) > 0;
    }

    /** Keeps the value at which the parser stands, if it is asked for; else passes over it. */
    void keep(String name, JsonParser json) {
        if (areAskedFor()) {
            names.add(name);
        }
        int slot = areAskedFor() ? vocabulary.eventProperty(event, name) : Vocabulary.NO_SLOT;
        if (slot == Vocabulary.NO_SLOT) {
            json.skipChildren();
        } else {
            values[slot] = JsonValues.read(json);
        }
    }
}
