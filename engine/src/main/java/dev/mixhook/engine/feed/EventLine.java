package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.JsonText;
import dev.mixhook.targeting.person.JsonValues;
import dev.mixhook.targeting.person.Value;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One event: of a raw export, {@code {"event": NAME, "properties": {"time": …, "distinct_id": …,
 * …}}}, or of a data pipeline, where the name may be {@code event_name}, and time, ids and even the
 * properties stand beside it (mixpanel.md 5.1). What stands beside the name wins over the
 * properties, unless it cannot be right.
 */
final class EventLine {
    private static final Value[] NO_VALUES = {};

    private final Vocabulary vocabulary;
    private final EventFacts outer = new EventFacts();
    private final EventFacts inner = new EventFacts();
    private @Nullable String name;
    private @Nullable String otherName;
    private String settled = "";
    private int event;
    private boolean hasProperties;
    private byte @Nullable [] unread;
    private Value[] values = NO_VALUES;

    /** What is kept of each name of those that no campaign mentions, shared by its events. */
    private final Map<String, Value[]> others = new HashMap<>();

    EventLine(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Reads a line; what the other methods tell is then its.
     *
     * @throws BadLine if it is no such line
     * @throws tools.jackson.core.JacksonException if it is no JSON
     */
    void read(byte[] line) {
        clear();
        try (JsonParser json = JsonText.parser(line)) {
            JsonObjects.start(json);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                json.nextToken();
                member(key, json, line);
            }
            JsonObjects.end(json);
        }
        if (name == null) {
            settle(otherName);
        }
        if (!hasProperties && values.length > 0) {
            unread = line;
        }
        readProperties(unread);
        check();
    }

    private void clear() {
        outer.clear();
        inner.clear();
        name = null;
        otherName = null;
        event = Vocabulary.NO_SLOT;
        hasProperties = false;
        unread = null;
        values = NO_VALUES;
    }

    private void member(String key, JsonParser json, byte[] line) {
        switch (key) {
            case "event" -> {
                name = text(json);
                if (name != null) {
                    settle(name);
                }
            }
            case "event_name" -> otherName = text(json);
            case "properties" -> {
                if (json.currentToken() == JsonToken.VALUE_NULL) {
                    return;
                }
                if (json.currentToken() != JsonToken.START_OBJECT) {
                    throw new BadLine("\"properties\" is " + Found.value(json) + ", not an object");
                }
                hasProperties = true;
                if (name == null) {
                    unread = JsonText.slice(json, line).getBytes(StandardCharsets.UTF_8);
                } else {
                    readProperties(json);
                }
            }
            default -> outer.look(key, json);
        }
        json.skipChildren();
    }

    private static @Nullable String text(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : null;
    }

    /** Which event it is decides which values are kept. */
    private void settle(@Nullable String eventName) {
        if (eventName == null) {
            throw new BadLine("no \"event\" and no \"event_name\" that is a text");
        }
        settled = eventName;
        event = vocabulary.event(eventName);
        if (event != Vocabulary.NO_SLOT) {
            boolean anyProperties = vocabulary.eventProperties(event) > 0;
            values = anyProperties ? vocabulary.eventValues(event, eventName) : NO_VALUES;
            return;
        }
        event = vocabulary.otherEvents();
        if (event != Vocabulary.NO_SLOT) {
            Value[] alone =
                    others.computeIfAbsent(eventName, name -> vocabulary.eventValues(event, name));
            values = vocabulary.eventProperties(event) > 0 ? alone.clone() : alone;
        }
    }

    private void readProperties(byte @Nullable [] object) {
        if (object != null) {
            try (JsonParser json = JsonText.parser(object)) {
                json.nextToken();
                readProperties(json);
            }
        }
    }

    /** Reads the object that the parser stands at the start of. */
    private void readProperties(JsonParser json) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            inner.look(key, json);
            int slot =
                    values.length == 0 ? Vocabulary.NO_SLOT : vocabulary.eventProperty(event, key);
            if (slot == Vocabulary.NO_SLOT) {
                json.skipChildren();
            } else {
                values[slot] = JsonValues.read(json);
            }
        }
    }

    private void check() {
        if (time() == EventFacts.NONE) {
            throw first(outer.badTime, inner.badTime, "no \"time\"");
        }
        if (!outer.anyId && !inner.anyId) {
            throw first(outer.badId, inner.badId, "no \"distinct_id\"");
        }
    }

    private static BadLine first(@Nullable BadLine outer, @Nullable BadLine inner, String missing) {
        if (outer != null) {
            return outer;
        }
        return inner == null ? new BadLine(missing) : inner;
    }

    /** Milliseconds since the epoch. */
    long time() {
        return outer.time == EventFacts.NONE ? inner.time : outer.time;
    }

    /** Whether some campaign mentions the event, or counts events of any name. */
    boolean isMentioned() {
        return event != Vocabulary.NO_SLOT;
    }

    /** Whether its very name is one that means any event, and some campaign counts those. */
    boolean isNamedAny() {
        return vocabulary.otherEvents() != Vocabulary.NO_SLOT && EventSelector.meansAny(settled);
    }

    /** Whose it is (mixpanel.md 5.4); null if nobody's. */
    @Nullable String distinctId() {
        String user = first(outer.distinctId, inner.distinctId, outer.userId, inner.userId);
        String device = first(outer.deviceId, inner.deviceId);
        String id = user == null ? device : user;
        if (id == null || Ids.isNobodys(id)) {
            return null;
        }
        return user == null ? "$device:" + device : user;
    }

    /** What happens, if it is mentioned. */
    FeedItem.Did item(String distinctId) {
        long insertId = outer.insertId == EventFacts.NONE ? inner.insertId : outer.insertId;
        if (event == vocabulary.otherEvents()) {
            insertId = EventFacts.ofName(insertId, settled);
        }
        return new FeedItem.Did(time(), distinctId, event, insertId, values);
    }

    private static @Nullable String first(@Nullable String... ids) {
        for (String id : ids) {
            if (id != null) {
                return id;
            }
        }
        return null;
    }
}
