package dev.mixhook.targeting.person;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        try (JsonParser parser = JsonText.parser(json.getBytes(StandardCharsets.UTF_8))) {
            parser.nextToken();
            return read(parser);
        }
    }

    /**
     * The value that starts at the parser's current token; afterwards the parser stands on that
     * value's last token.
     *
     * @throws tools.jackson.core.JacksonException if the JSON is broken
     */
    public static Value read(JsonParser json) {
        JsonToken token = json.currentToken();
        return switch (token) {
            case VALUE_STRING -> Value.of(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    Value.of(Double.parseDouble(json.getString()));
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_NULL -> Value.undefined();
            case START_ARRAY -> items(json);
            case START_OBJECT -> fields(json);
            case END_ARRAY, END_OBJECT, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("a value starts here, not " + token);
        };
    }

    private static Value items(JsonParser json) {
        List<Value> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(json));
        }
        return new Value.Items(items);
    }

    private static Value fields(JsonParser json) {
        Map<String, Value> fields = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, read(json));
        }
        return new Value.Fields(fields);
    }
}
