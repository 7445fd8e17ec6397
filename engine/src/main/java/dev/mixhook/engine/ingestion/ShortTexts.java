package dev.mixhook.engine.ingestion;

import dev.mixhook.targeting.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Cuts texts and names to 255 bytes of UTF-8, on the edge of a character, as Mixpanel does; numbers
 * stay as they were written.
 */
final class ShortTexts {
    private ShortTexts() {}

    /** A JSON value with all its texts cut, on one line. */
    static String of(String json) {
        if (!RecordShape.of(json).hasLongText()) {
            // Where they are not escaped they stand between the parts, and a record is a line.
            return json.replace('\n', ' ').replace('\r', ' ');
        }
        StringBuilder out = new StringBuilder(json.length());
        try (JsonParser parser = JsonText.parser(json.getBytes(StandardCharsets.UTF_8))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                write(token, parser, out);
            }
        }
        return out.toString();
    }

    private static void write(JsonToken token, JsonParser parser, StringBuilder out) {
        boolean isEnd = token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT;
        char last = out.isEmpty() ? '[' : out.charAt(out.length() - 1);
        if (!isEnd && last != '[' && last != '{' && last != ':') {
            out.append(',');
        }
        switch (token) {
            case PROPERTY_NAME -> out.append(quoted(cut(parser.getString()))).append(':');
            case VALUE_STRING -> out.append(quoted(cut(parser.getString())));
            case START_ARRAY -> out.append('[');
            case END_ARRAY -> out.append(']');
            case START_OBJECT -> out.append('{');
            case END_OBJECT -> out.append('}');
            default -> out.append(parser.getString());
        }
    }

    /** A text, cut. */
    static String cut(String text) {
        if (!RecordShape.isLong(text)) {
            return text;
        }
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (bytes > RecordShape.LONGEST_TEXT) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }

    /** A JSON string; half a surrogate pair is written as its escape. */
    static String quoted(String text) {
        String json = JsonText.quoted(text);
        StringBuilder out = new StringBuilder(json.length());
        json.codePoints()
                .forEach(
                        character -> {
                            if (character >= 0xD800 && character <= 0xDFFF) {
                                out.append("\\u")
                                        .append(HexFormat.of().toHexDigits((char) character));
                            } else {
                                out.appendCodePoint(character);
                            }
                        });
        return out.toString();
    }
}
