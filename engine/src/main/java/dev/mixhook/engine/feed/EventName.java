package dev.mixhook.engine.feed;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Which event a record is: {@code event}, else {@code event_name}, else {@code name}, as JQL has
 * it.
 */
final class EventName {
    private @Nullable String raw;
    private @Nullable String pipeline;
    private @Nullable String jql;

    void clear() {
        raw = null;
        pipeline = null;
        jql = null;
    }

    /** Looks at one of the three, at whose value the parser stands. */
    void look(String key, JsonParser json) {
        String text = json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : null;
        switch (key) {
            case "event" -> raw = text;
            case "event_name" -> pipeline = text;
            default -> jql = text;
        }
    }

    /** Whether nothing that is to come can be another. */
    boolean isSettled() {
        return raw != null;
    }

    /**
     * The name.
     *
     * @throws BadLine if there is none
     */
    String text() {
        if (raw != null) {
            return raw;
        }
        if (pipeline != null) {
            return pipeline;
        }
        if (jql != null) {
            return jql;
        }
        throw new BadLine("no \"event\", no \"event_name\" and no \"name\" that is a text");
    }

    /** Whether a name beside the properties says which event it is, or what its properties are. */
    boolean isOfTheRecord(String key) {
        return switch (key) {
            case "event", "event_name", "properties" -> true;
            case "name" -> raw == null && pipeline == null;
            default -> false;
        };
    }
}
