package dev.mixhook.delivery;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Writes strings and other scalars as Python's {@code json.dumps} does by default (R-W4). */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final FormBuffer out;

    JsonText(FormBuffer out) {
        this.out = out;
    }

    void string(String text) {
        string(text.toCharArray(), 0, text.length());
    }

    /**
     * The scalar or key that the parser stands on; a number in the very characters it was stored in
     * (R-W6).
     */
    void scalar(JsonParser parser, JsonToken token) {
        var characters = parser.getStringCharacters();
        var from = parser.getStringOffset();
        var to = from + parser.getStringLength();
        if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
            string(characters, from, to);
            return;
        }
        for (var index = from; index < to; index++) {
            out.put(characters[index]);
        }
    }

    private void string(char[] characters, int from, int to) {
        out.put('"');
        for (var index = from; index < to; index++) {
            var character = characters[index];
            if (character < ' ' || character > '~' || character == '"' || character == '\\') {
                escaped(character);
            } else {
                out.put(character);
            }
        }
        out.put('"');
    }

    private void escaped(char character) {
        out.put('\\');
        switch (character) {
            case '"', '\\' -> out.put(character);
            case '\n' -> out.put('n');
            case '\r' -> out.put('r');
            case '\t' -> out.put('t');
            case '\b' -> out.put('b');
            case '\f' -> out.put('f');
            default -> {
                out.put('u');
                for (var shift = 12; shift >= 0; shift -= 4) {
                    out.put(HEX.charAt(character >> shift & 15));
                }
            }
        }
    }
}
