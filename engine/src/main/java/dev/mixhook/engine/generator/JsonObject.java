package dev.mixhook.engine.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * A JSON object as text on one line. Values are JSON texts too, so that a number stays as written:
 * {@code 12.50}.
 */
final class JsonObject {
    private final List<String> members = new ArrayList<>();

    JsonObject text(String name, String text) {
        return json(name, quoted(text));
    }

    JsonObject number(String name, long number) {
        return json(name, Long.toString(number));
    }

    JsonObject texts(String name, List<String> texts) {
        return json(
                name,
                texts.stream().map(JsonObject::quoted).collect(Collectors.joining(",", "[", "]")));
    }

    JsonObject object(String name, JsonObject object) {
        return json(name, object.toString());
    }

    JsonObject json(String name, String json) {
        return members(quoted(name) + ':' + json);
    }

    /** One or more members as they are written between braces. */
    JsonObject members(String json) {
        members.add(json);
        return this;
    }

    JsonObject members(JsonObject other) {
        members.addAll(other.members);
        return this;
    }

    JsonObject shuffled(SeededRandom random) {
        random.shuffle(members);
        return this;
    }

    @Override
    public String toString() {
        return members.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }
}
