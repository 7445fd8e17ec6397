package dev.mixhook.engine.ingestion;

import dev.mixhook.targeting.json.JsonText;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * How large the parts of a JSON value are.
 *
 * @param depth of lists and objects in one another; 0 of a value that is neither
 * @param widest how many elements or members the largest of them has
 * @param hasLongText whether a text or a name has more than {@link #LONGEST_TEXT} bytes
 */
record RecordShape(int depth, int widest, boolean hasLongText) {
    static final int LONGEST_TEXT = 255;

    /** What Mixpanel takes, of one property. */
    private static final int DEEPEST = 3;

    private static final int WIDEST = 255;

    /** The bytes of a record: less than a megabyte. */
    private static final int LONGEST_RECORD = 1 << 20;

    static RecordShape of(String json) {
        if (json.length() <= LONGEST_TEXT / 3 && json.charAt(0) != '{' && json.charAt(0) != '[') {
            return new RecordShape(0, 0, false);
        }
        try (JsonParser parser = JsonText.parser(json.getBytes(StandardCharsets.UTF_8))) {
            return of(parser);
        }
    }

    private static RecordShape of(JsonParser parser) {
        int[] sizes = new int[512];
        int open = 0;
        int deepest = 0;
        int widest = 0;
        boolean hasLongText = false;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    sizes[open]++;
                    widest = Math.max(widest, open == 0 ? 0 : sizes[open]);
                    open++;
                    sizes[open] = 0;
                    deepest = Math.max(deepest, open);
                }
                case END_OBJECT, END_ARRAY -> open--;
                case PROPERTY_NAME -> hasLongText |= isLong(parser.getString());
                default -> {
                    sizes[open]++;
                    widest = Math.max(widest, open == 0 ? 0 : sizes[open]);
                    hasLongText |= token == JsonToken.VALUE_STRING && isLong(parser.getString());
                }
            }
        }
        return new RecordShape(deepest, widest, hasLongText);
    }

    /** Whether a record has more bytes than Mixpanel takes. */
    static boolean isTooLong(String json) {
        return json.length() > LONGEST_RECORD / 3 - 1
                && json.getBytes(StandardCharsets.UTF_8).length >= LONGEST_RECORD;
    }

    static boolean isLong(String text) {
        return text.length() > LONGEST_TEXT / 3
                && text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT;
    }

    /** Whether Mixpanel takes it as a property's value. */
    boolean fitsProperty() {
        return depth <= DEEPEST && widest < WIDEST;
    }
}
