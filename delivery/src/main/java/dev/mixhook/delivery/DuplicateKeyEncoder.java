package dev.mixhook.delivery;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Encodes a profile in which a key is given twice, at whatever depth: such a key keeps its first
 * place and its last value (R-W4). What is finished is kept encoded, so depth costs no stack.
 */
final class DuplicateKeyEncoder {
    private final ArrayDeque<Map<String, byte[]>> open = new ArrayDeque<>();

    private final JsonStyle style;
    private final BodyOutput like;

    private DuplicateKeyEncoder(JsonStyle style, BodyOutput like) {
        this.style = style;
        this.like = like;
    }

    /**
     * The object at whose start the parser stands, encoded; the parser then stands at its end.
     *
     * @param like the output for which it is encoded
     */
    static byte[] settled(JsonParser parser, JsonStyle style, BodyOutput like) {
        return new DuplicateKeyEncoder(style, like).read(parser);
    }

    private byte[] read(JsonParser parser) {
        for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> open.push(new LinkedHashMap<>());
                case PROPERTY_NAME -> {}
                case END_OBJECT, END_ARRAY -> {
                    byte[] finished = structure(token, open.pop());
                    if (open.isEmpty()) {
                        return finished;
                    }
                    add(parser, finished);
                }
                default -> add(parser, scalar(parser, token));
            }
        }
    }

    private void add(JsonParser parser, byte[] value) {
        Map<String, byte[]> values = open.element();
        String name = parser.currentName();
        // In a list, which has no names, the place is one.
        values.put(name == null ? String.valueOf(values.size()) : name, value);
    }

    private byte[] scalar(JsonParser parser, JsonToken token) {
        BodyOutput out = like.empty(3 * parser.getStringLength());
        new PythonJson(out, style).scalar(parser, token);
        return out.toBytes();
    }

    private byte[] structure(JsonToken end, Map<String, byte[]> values) {
        BodyOutput out = like.empty(256);
        PythonJson text = new PythonJson(out, style);
        out.put(end == JsonToken.END_OBJECT ? "{" : "[");
        String separator = "";
        for (Map.Entry<String, byte[]> entry : values.entrySet()) {
            out.put(separator);
            separator = ", ";
            if (end == JsonToken.END_OBJECT) {
                text.string(entry.getKey());
                out.put(": ");
            }
            out.putEncoded(entry.getValue());
        }
        out.put(end.asString());
        return out.toBytes();
    }
}
