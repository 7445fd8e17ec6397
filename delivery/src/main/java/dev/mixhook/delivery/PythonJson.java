package dev.mixhook.delivery;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Writes strings and other scalars as Python's {@code json.dumps} does (R-W4). */
final class PythonJson {
    private static final String HEX = "0123456789abcdef";

    private final BodyOutput out;
    private final JsonStyle style;

    PythonJson(BodyOutput out, JsonStyle style) {
        this.out = out;
        this.style = style;
    }

    void string(String text) {
        string(text.toCharArray(), 0, text.length());
    }

    /**
     * Writes the scalar or key that the parser stands on; a number in the very characters it was
     * stored in (R-W6).
     */
    void scalar(JsonParser parser, JsonToken token) {
        char[] characters = parser.getStringCharacters();
        int from = parser.getStringOffset();
        int to = from + parser.getStringLength();
        if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
            string(characters, from, to);
            return;
        }
        for (int index = from; index < to; index++) {
            out.put(characters[index]);
        }
    }

    /** Writes what stands between the quotes of a string. */
    void inner(String text) {
        inner(text.toCharArray(), 0, text.length());
    }

    private void string(char[] characters, int from, int to) {
        out.put('"');
        inner(characters, from, to);
        out.put('"');
    }

    private void inner(char[] characters, int from, int to) {
        for (int index = from; index < to; index++) {
            char character = characters[index];
            if (isPlain(character)) {
                out.put(character);
            } else if (character > '~' && style == JsonStyle.UTF8) {
                index += raw(Character.codePointAt(characters, index, to)) - 1;
            } else {
                escaped(character);
            }
        }
    }

    private static boolean isPlain(char character) {
        return character >= ' ' && character <= '~' && character != '"' && character != '\\';
    }

    /**
     * Writes a code point in UTF-8, or escaped if it is half a character, which UTF-8 has none for.
     * Returns how many chars that were.
     */
    private int raw(int point) {
        if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            escaped((char) point);
        } else {
            for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                out.put(octet & 0xff);
            }
        }
        return Character.charCount(point);
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
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.put(HEX.charAt(character >> shift & 15));
                }
            }
        }
    }
}
