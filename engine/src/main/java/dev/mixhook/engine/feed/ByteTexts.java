package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.ArrayLimit;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts, each once, with a number from 0. One that is here already is found by its bytes in ASCII
 * too, and no String is made: a hundred million events name the same people, names and values.
 */
final class ByteTexts {
    private static final int EMPTY = -1;
    private static final byte NO_ASCII = (byte) 0xFF;

    private final ArrayLimit limit;
    private String[] texts = new String[16];

    /** Where the bytes of each begin, and those of the next. */
    private int[] starts = new int[17];

    private byte[] pool = new byte[1 << 8];
    private int[] table = empty(32);
    private int size;

    ByteTexts() {
        this(ArrayLimit.JAVA);
    }

    /**
     * No texts yet.
     *
     * @param limit of how many bytes they have together
     */
    ByteTexts(ArrayLimit limit) {
        this.limit = limit;
    }

    private static int[] empty(int length) {
        int[] table = new int[length];
        Arrays.fill(table, EMPTY);
        return table;
    }

    int size() {
        return size;
    }

    String text(int number) {
        return texts[number];
    }

    /** How many bytes a text has. */
    int length(int number) {
        return starts[number + 1] - starts[number];
    }

    /** The number of a text; negative if it is not here. */
    int find(String text) {
        return table[slot(text)];
    }

    /** The number of a text, given now if it is new. */
    int number(String text) {
        int slot = slot(text);
        return table[slot] == EMPTY ? add(slot, text) : table[slot];
    }

    /** Where a text is in the table, or would be. */
    private int slot(String text) {
        int slot = slot(text.hashCode());
        while (table[slot] != EMPTY && !texts[table[slot]].equals(text)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    /**
     * The number of the text of some bytes, all of them ASCII.
     *
     * @param hash as {@link String#hashCode} has it
     */
    @SuppressWarnings("deprecation") // The constructor for bytes that are known to be ASCII.
    int number(byte[] bytes, int from, int to, int hash) {
        int slot = slot(hash);
        for (int number = table[slot]; number != EMPTY; number = table[slot]) {
            if (isSame(number, bytes, from, to)) {
                return number;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return add(slot, new String(bytes, 0, from, to - from));
    }

    /** Whether these bytes begin with a text, all of it ASCII, and a quote. */
    boolean isAt(int number, byte[] bytes, int from, int limit) {
        int end = from + length(number);
        return end < limit && bytes[end] == '"' && isSame(number, bytes, from, end);
    }

    private boolean isSame(int number, byte[] bytes, int from, int to) {
        return Arrays.equals(pool, starts[number], starts[number + 1], bytes, from, to);
    }

    private int slot(int hash) {
        int mixed = (hash ^ (hash >>> 15)) * 0x9E3779B9;
        return mixed >>> (Integer.numberOfLeadingZeros(table.length) + 1);
    }

    private int add(int slot, String text) {
        boolean isFull = size == texts.length;
        if (isFull) {
            grow();
        }
        keep(text);
        table[isFull ? free(text) : slot] = size;
        return size++;
    }

    private void grow() {
        texts = Arrays.copyOf(texts, 2 * size);
        starts = Arrays.copyOf(starts, 2 * size + 1);
        table = empty(4 * size);
        for (int i = 0; i < size; i++) {
            table[free(texts[i])] = i;
        }
    }

    private void keep(String text) {
        byte[] bytes = bytes(text);
        int start = starts[size];
        long end = (long) start + bytes.length;
        if (end > pool.length) {
            pool = Arrays.copyOf(pool, limit.grown(pool.length, end, "bytes of ids"));
        }
        System.arraycopy(bytes, 0, pool, start, bytes.length);
        starts[size + 1] = (int) end;
        texts[size] = text;
    }

    /** In UTF-8, but for lone surrogates: no text in ASCII has such a byte. */
    private static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // A lone surrogate becomes one byte, a question mark; all else that is not ASCII becomes
        // several.
        for (int i = 0; bytes.length == text.length() && i < bytes.length; i++) {
            if (text.charAt(i) >= 0x80) {
                bytes[i] = NO_ASCII;
            }
        }
        return bytes;
    }

    private int free(String text) {
        int slot = slot(text.hashCode());
        while (table[slot] != EMPTY) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }
}
