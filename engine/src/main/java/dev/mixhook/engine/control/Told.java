package dev.mixhook.engine.control;

import dev.mixhook.engine.definition.yaml.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** An object of an answer, by the keys that declare it. */
final class Told {
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
                    .build();

    private final Map<String, Object> members = new LinkedHashMap<>();

    /**
     * This object with a member more.
     *
     * @param value a text, a number, a truth, an object, or a list of them
     */
    Told with(Key<?> key, Object value) {
        members.put(key.name(), plain(value));
        return this;
    }

    /** This object with a member more, if there is a value. */
    Told with(Key<?> key, Optional<?> value) {
        value.ifPresent(there -> with(key, there));
        return this;
    }

    /**
     * This object with a member that is JSON already.
     *
     * @param json valid JSON, in any style
     */
    Told withJson(Key<?> key, String json) {
        members.put(key.name(), new RawValue(json));
        return this;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Told told -> told.members;
            case List<?> list -> list.stream().map(Told::plain).toList();
            default -> value;
        };
    }

    /** The object as JSON in a line, in ASCII unless something was JSON already. */
    String json() {
        return JSON.writeValueAsString(members);
    }
}
