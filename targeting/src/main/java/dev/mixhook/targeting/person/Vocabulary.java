package dev.mixhook.targeting.person;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that some campaign mentions, each with a slot (a number from 0). Only values of these
 * names are kept typed; events of other names are let go.
 */
public final class Vocabulary {
    /** What a name that nobody mentions has instead of a slot. */
    public static final int NO_SLOT = -1;

    private final Map<String, Integer> properties = new HashMap<>();
    private final Map<String, Integer> events = new HashMap<>();
    private final List<Map<String, Integer>> eventProperties = new ArrayList<>();

    /** The slot of a profile property, given on first mention. */
    public int mentionProperty(String name) {
        return slot(properties, name);
    }

    /** The slot of an event name, given on first mention. */
    public int mentionEvent(String name) {
        int slot = slot(events, name);
        if (slot == eventProperties.size()) {
            eventProperties.add(new HashMap<>());
        }
        return slot;
    }

    /** The slot of a property among those of one event name, given on first mention. */
    public int mentionEventProperty(int event, String name) {
        return slot(eventProperties.get(event), name);
    }

    public int property(String name) {
        return properties.getOrDefault(name, NO_SLOT);
    }

    public int event(String name) {
        return events.getOrDefault(name, NO_SLOT);
    }

    public int eventProperty(int event, String name) {
        return eventProperties.get(event).getOrDefault(name, NO_SLOT);
    }

    public int properties() {
        return properties.size();
    }

    public int events() {
        return events.size();
    }

    public int eventProperties(int event) {
        return eventProperties.get(event).size();
    }

    private static int slot(Map<String, Integer> slots, String name) {
        return slots.computeIfAbsent(name, _ -> slots.size());
    }
}
