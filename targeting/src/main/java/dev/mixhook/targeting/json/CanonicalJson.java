package dev.mixhook.targeting.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One text for each JSON value, so that values written differently can be compared as texts. */
final class CanonicalJson {
    private CanonicalJson() {}

    static String of(String json) {
        try (JsonParser parser = JsonText.parser(json.getBytes(StandardCharsets.UTF_8))) {
            parser.nextToken();
            return read(parser);
        }
    }

    private static String read(JsonParser json) {
        JsonToken token = json.currentToken();
        return switch (token) {
            case VALUE_STRING -> JsonText.quoted(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json.getString());
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> json.getString();
            case START_ARRAY -> list(json);
            case START_OBJECT -> object(json);
            case END_ARRAY, END_OBJECT, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("a value starts here, not " + token);
        };
    }

    /** A number too long to calculate with equals only those written as it is. */
    private static String number(String text) {
        return JsonNumbers.exact(text)
                .map(number -> number.signum() == 0 ? "0" : number.stripTrailingZeros().toString())
                .orElse(text);
    }

    private static String list(JsonParser json) {
        StringJoiner list = new StringJoiner(",", "[", "]");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(json));
        }
        return list.toString();
    }

    private static String object(JsonParser json) {
        Map<String, String> members = new TreeMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, read(json));
        }
        StringJoiner object = new StringJoiner(",", "{", "}");
        members.forEach((name, value) -> object.add(JsonText.quoted(name) + ':' + value));
        return object.toString();
    }
}
