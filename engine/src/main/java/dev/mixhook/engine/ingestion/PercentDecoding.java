package dev.mixhook.engine.ingestion;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Undoes percent-encoding, and takes what is none as it stands. */
final class PercentDecoding {
    private PercentDecoding() {}

    /**
     * The bytes that a value in a form or a query stands for; a plus stands for a blank.
     *
     * @param value each byte a character (ISO 8859-1)
     */
    static byte[] bytes(String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int escaped = c == '%' ? escaped(value, i) : -1;
            if (escaped >= 0) {
                bytes.write(escaped);
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }

    static String text(String value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /** The byte of the escape at an index; negative if there is none. */
    private static int escaped(String value, int at) {
        if (at + 2 >= value.length()) {
            return -1;
        }
        int high = Character.digit(value.charAt(at + 1), 16);
        int low = Character.digit(value.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }
}
