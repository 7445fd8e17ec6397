package dev.mixhook.engine.generator.workload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * A line of JSON as bytes, used again for the next one. Written by hand because a hundred million
 * lines go through it: no object a member.
 */
final class JsonLine {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1 << 10];
    private int size;

    /** A text as it stands in JSON between quotes. */
    static byte[] escaped(String text) {
        return JsonStringEncoder.getInstance().quoteAsUTF8(text);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A text with its quotes, and what stands behind them. */
    static byte[] quoted(String text, String end) {
        return new JsonLine().add('"').add(escaped(text)).add('"').add(utf8(end)).copy();
    }

    JsonLine add(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    JsonLine add(char character) {
        room(1);
        bytes[size++] = (byte) character;
        return this;
    }

    JsonLine number(long number) {
        if (number < 0) {
            add('-');
        }
        int digits = 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        digits(number, digits);
        return this;
    }

    /** A number with its last digits after the point; zeros at the end are left out. */
    JsonLine decimal(long number, int decimals) {
        long own = number;
        int kept = decimals;
        while (kept > 0 && own % 10 == 0) {
            own /= 10;
            kept--;
        }
        long one = 1;
        for (int i = 0; i < kept; i++) {
            one *= 10;
        }
        if (own < 0 && own / one == 0) {
            add('-');
        }
        number(own / one);
        if (kept > 0) {
            add('.');
            digits(own % one, kept);
        }
        return this;
    }

    /**
     * Appends a number with a fixed count of digits, zeros at the front included, without a sign.
     */
    JsonLine digits(long number, int count) {
        room(count);
        long rest = number;
        for (int i = count - 1; i >= 0; i--) {
            bytes[size + i] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        }
        size += count;
        return this;
    }

    /** Sixteen digits. */
    JsonLine hex(long number) {
        room(16);
        for (int shift = 60; shift >= 0; shift -= 4) {
            bytes[size++] = HEX[(int) (number >>> shift) & 15];
        }
        return this;
    }

    /** Ends the line, gives it out and begins the next. */
    void endTo(OutputStream out) throws IOException {
        add('\n');
        out.write(bytes, 0, size);
        size = 0;
    }

    private byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
