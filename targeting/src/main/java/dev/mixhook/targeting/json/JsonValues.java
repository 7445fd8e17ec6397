package dev.mixhook.targeting.json;

import dev.mixhook.targeting.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads JSON values into {@link Value}s. */
public final class JsonValues {
    private JsonValues() {}

    /**
     * The value that a JSON text gives.
     *
     * @throws tools.jackson.core.JacksonException if the JSON is broken
     */
    public static Value parse(String json) {
        if (isPlainText(json)) {
            return Value.of(json.substring(1, json.length() - 1));
        }
        try (JsonParser parser = JsonText.parser(json.getBytes(StandardCharsets.UTF_8))) {
            parser.nextToken();
            return read(parser);
        }
    }

    /** Whether it is a text without escapes, for which no parser is needed. */
    private static boolean isPlainText(String json) {
        int last = json.length() - 1;
        if (last < 1 || json.charAt(0) != '"' || json.charAt(last) != '"') {
            return false;
        }
        for (int i = 1; i < last; i++) {
            char c = json.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /**
     * The value that starts at the parser's current token; afterwards the parser stands on that
     * value's last token. However deep, it takes no stack.
     *
     * @throws tools.jackson.core.JacksonException if the JSON is broken
     */
    public static Value read(JsonParser json) {
        JsonToken first = json.currentToken();
        if (first.isScalarValue()) {
            return scalar(json);
        }
        ArrayDeque<Open> open = new ArrayDeque<>(List.of(Open.at(json)));
        while (true) {
            JsonToken token = json.nextToken();
            switch (token) {
                case PROPERTY_NAME -> open.element().name = json.currentName();
                case START_ARRAY, START_OBJECT -> open.push(Open.at(json));
                case END_ARRAY, END_OBJECT -> {
                    Value value = open.pop().value();
                    if (open.isEmpty()) {
                        return value;
                    }
                    open.element().add(value);
                }
                default -> open.element().add(scalar(json));
            }
        }
    }

    /**
     * Reads the values of an object into their slots, and passes over the others.
     *
     * @param json one JSON object in UTF-8
     * @param slots of each name; negative for those to pass over
     * @throws tools.jackson.core.JacksonException if it is no JSON object
     */
    public static void readInto(byte[] json, ToIntFunction<String> slots, Value[] values) {
        try (JsonParser parser = JsonText.parser(json)) {
            JsonText.start(parser);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                int slot = slots.applyAsInt(parser.currentName());
                parser.nextToken();
                if (slot < 0) {
                    parser.skipChildren();
                } else {
                    values[slot] = read(parser);
                }
            }
        }
    }

    private static Value scalar(JsonParser json) {
        JsonToken token = json.currentToken();
        return switch (token) {
            case VALUE_STRING -> Value.of(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    Value.of(Double.parseDouble(json.getString()));
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_NULL -> Value.undefined();
            default -> throw new IllegalStateException("a value starts here, not " + token);
        };
    }

    /** A list or an object whose end has not come yet. */
    private static final class Open {
        private final @Nullable List<Value> items;
        private final Map<String, Value> fields = new LinkedHashMap<>();
        private String name = "";

        private Open(@Nullable List<Value> items) {
            this.items = items;
        }

        private static Open at(JsonParser json) {
            return new Open(
                    json.currentToken() == JsonToken.START_ARRAY ? new ArrayList<>() : null);
        }

        private void add(Value value) {
            if (items == null) {
                fields.put(name, value);
            } else {
                items.add(value);
            }
        }

        private Value value() {
            return items == null ? new Value.Fields(fields) : new Value.Items(items);
        }
    }
}
