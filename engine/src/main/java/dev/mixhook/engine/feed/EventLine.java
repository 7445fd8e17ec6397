package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.JsonText;
import dev.mixhook.targeting.person.JsonValues;
import dev.mixhook.targeting.person.Value;
import dev.mixhook.targeting.person.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One line of a raw event export: {@code {"event": NAME, "properties": {"time": …, "distinct_id":
 * …, …}}} (mixpanel.md 5.1).
 */
final class EventLine {
    private static final Value[] NO_VALUES = {};
    private static final long NO_TIME = Long.MIN_VALUE;

    private final Vocabulary vocabulary;
    private int event;
    private long time;
    private @Nullable String distinctId;
    private Value[] values = NO_VALUES;

    EventLine(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Reads a line; {@link #time} and {@link #item} are then its.
     *
     * @throws BadLine if it is no such line
     * @throws tools.jackson.core.JacksonException if it is no JSON
     */
    void read(byte[] line) {
        event = Vocabulary.NO_SLOT;
        time = NO_TIME;
        distinctId = null;
        values = NO_VALUES;
        boolean named = false;
        byte[] early = null;
        boolean read = false;
        try (JsonParser json = JsonText.parser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BadLine("not a JSON object");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                JsonToken value = json.nextToken();
                if (key.equals("event") && value == JsonToken.VALUE_STRING) {
                    event = vocabulary.event(json.getString());
                    named = true;
                } else if (key.equals("properties") && value == JsonToken.START_OBJECT && named) {
                    readProperties(json);
                    read = true;
                } else if (key.equals("properties") && value == JsonToken.START_OBJECT) {
                    early = JsonText.slice(json, line).getBytes(StandardCharsets.UTF_8);
                } else {
                    json.skipChildren();
                }
            }
            if (json.nextToken() != null) {
                throw new BadLine("more than one JSON object on the line");
            }
        }
        if (!named || (!read && early == null)) {
            throw new BadLine(
                    "no \"" + (named ? "properties" : "event") + "\" as in an event export");
        }
        if (early != null) {
            try (JsonParser json = JsonText.parser(early)) {
                json.nextToken();
                readProperties(json);
            }
        }
        check();
    }

    /**
     * Reads the object that the parser stands at the start of; which values are kept depends on the
     * event.
     */
    private void readProperties(JsonParser json) {
        if (event != Vocabulary.NO_SLOT && vocabulary.eventProperties(event) > 0) {
            values = new Value[vocabulary.eventProperties(event)];
            Arrays.fill(values, Value.undefined());
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            JsonToken token = json.nextToken();
            if (key.equals("time")) {
                time = Times.millis(json, "\"time\"");
            } else if (key.equals("distinct_id")) {
                boolean given = token.isScalarValue() && token != JsonToken.VALUE_NULL;
                distinctId = given ? json.getString() : null;
            }
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
        if (time == NO_TIME) {
            throw new BadLine("no \"time\" among the properties");
        }
        if (distinctId == null) {
            throw new BadLine("no \"distinct_id\" among the properties");
        }
    }

    long time() {
        return time;
    }

    /** What happens; null if no campaign mentions the event, or nobody did it. */
    @Nullable FeedItem item() {
        String user = distinctId;
        return event == Vocabulary.NO_SLOT || user == null || user.isEmpty()
                ? null
                : new FeedItem.Did(time, user, event, values);
    }
}
