package dev.mixhook.targeting.person;

import dev.mixhook.targeting.value.CodePoints;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Distinct texts, each with a number from 0 in the order of first appearance. Their characters lie
 * in large blocks, a byte each where all are ASCII and two elsewhere (a lone surrogate stays what
 * it is), and an open-addressed table finds them: in {@code StoreMemoryBenchmark} less than half of
 * what a {@code HashMap<String, Integer>} takes.
 */
final class TextTable {
    /** The number of a text that is not there. */
    static final int NONE = -1;

    private static final long NUMBER = 0xFFFF_FFFFL;

    private static final long GONE = -1;

    /** How many texts fill two in three slots of the largest table. */
    private static final ArrayLimit MOST = new ArrayLimit((1 << 30) / 3 * 2);

    private final ArrayLimit limit;

    private ByteBlocks blocks = new ByteBlocks();

    /** Where each text begins. */
    private long[] places = new long[16];

    /** How many bytes each text takes; the complement where those are two a character. */
    private int[] lengths = new int[16];

    /** The hash above, the number and one more below; 0 where nothing is. */
    private long[] slots = new long[32];

    private char[] scratch = new char[64];
    private int[] free = {};
    private int freeCount;
    private int size;

    TextTable() {
        this(MOST);
    }

    /**
     * No texts yet.
     *
     * @param limit of how many there are
     */
    TextTable(ArrayLimit limit) {
        this.limit = limit;
    }

    /** How many there have been; their numbers are below. */
    int size() {
        return size;
    }

    /** About how much memory it takes. */
    long bytes() {
        return blocks.bytes() + 28L * (size - freeCount);
    }

    /** Forgets every other text; their numbers are given again. */
    void keepOnly(BitSet kept) {
        ByteBlocks old = blocks;
        blocks = new ByteBlocks();
        for (int number = 0; number < size; number++) {
            if (kept.get(number)) {
                int length = bytes(lengths[number]);
                long place = blocks.reserve(length);
                System.arraycopy(
                        old.block(places[number]),
                        old.offset(places[number]),
                        blocks.block(place),
                        blocks.offset(place),
                        length);
                places[number] = place;
            } else if (places[number] != GONE) {
                places[number] = GONE;
                release(number);
            }
        }
        rehash(slots.length, kept);
    }

    private static int bytes(int length) {
        return length >= 0 ? length : ~length;
    }

    private void release(int number) {
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, Math.max(16, freeCount * 2));
        }
        free[freeCount++] = number;
    }

    String text(int number) {
        int length = lengths[number];
        byte[] block = blocks.block(places[number]);
        int start = blocks.offset(places[number]);
        return length >= 0
                ? new String(block, start, length, StandardCharsets.ISO_8859_1)
                : WideText.at(block, start, ~length / 2);
    }

    /** Sorts numbers by the code points of their texts. */
    void sort(int[] numbers) {
        int common = common(numbers);
        NumberSort.sort(
                numbers,
                new NumberSort.Order() {
                    @Override
                    public int compare(int one, int other) {
                        return TextTable.this.compare(one, other);
                    }

                    @Override
                    public int rough(int number) {
                        return common < 0 ? 0 : fourBytes(number, common);
                    }
                });
    }

    /** With how many bytes all of them begin alike; below 0 if not all of them are ASCII. */
    private int common(int[] numbers) {
        int common = Integer.MAX_VALUE;
        for (int number : numbers) {
            int first = numbers[0];
            int longest = Math.min(common, Math.min(lengths[first], lengths[number]));
            if (longest < 0) {
                return -1;
            }
            int from = blocks.offset(places[first]);
            int other = blocks.offset(places[number]);
            int differ =
                    Arrays.mismatch(
                            blocks.block(places[first]),
                            from,
                            from + longest,
                            blocks.block(places[number]),
                            other,
                            other + longest);
            common = differ < 0 ? longest : differ;
        }
        return common;
    }

    /** Four bytes of a text as one number; what is behind its end is 0. */
    private int fourBytes(int number, int from) {
        byte[] block = blocks.block(places[number]);
        int start = blocks.offset(places[number]);
        int bytes = 0;
        for (int i = from; i < from + 4; i++) {
            bytes = bytes << 8 | (i < lengths[number] ? block[start + i] : 0);
        }
        return bytes;
    }

    /** The order of two texts by code point; none is made where both are ASCII. */
    int compare(int one, int other) {
        if (lengths[one] < 0 || lengths[other] < 0) {
            return CodePoints.compare(text(one), text(other));
        }
        int from = blocks.offset(places[one]);
        int otherFrom = blocks.offset(places[other]);
        return Arrays.compare(
                blocks.block(places[one]),
                from,
                from + lengths[one],
                blocks.block(places[other]),
                otherFrom,
                otherFrom + lengths[other]);
    }

    /** The text's number, or {@link #NONE}. */
    int find(String text) {
        char[] chars = text.toCharArray();
        int hash = hash(chars, 0, chars.length);
        return (int) (slots[slot(chars, 0, chars.length, hash)] & NUMBER) - 1;
    }

    /** The text's number, given now if it is new. */
    int add(String text) {
        return add(chars(text), 0, text.length());
    }

    /** The number of the text that these characters are, given now if it is new. */
    int add(char[] chars, int from, int length) {
        int hash = hash(chars, from, length);
        int slot = slot(chars, from, length, hash);
        if (slots[slot] != 0) {
            return (int) (slots[slot] & NUMBER) - 1;
        }
        int number = freeCount > 0 ? free[--freeCount] : newNumber();
        keep(number, chars, from, length);
        slots[slot] = ((long) hash << 32) | (number + 1L);
        if (size * 3L > slots.length * 2L) {
            BitSet all = new BitSet();
            all.set(0, size);
            rehash(slots.length * 2, all);
        }
        return number;
    }

    private int newNumber() {
        if (size == places.length) {
            int length = limit.grown(size, size + 1L, "different ids or texts");
            places = Arrays.copyOf(places, length);
            lengths = Arrays.copyOf(lengths, length);
        }
        return size++;
    }

    private char[] chars(String text) {
        char[] chars = scratch(text.length());
        text.getChars(0, text.length(), chars, 0);
        return chars;
    }

    private char[] scratch(int length) {
        if (length > scratch.length) {
            scratch = new char[Math.max(length, scratch.length * 2)];
        }
        return scratch;
    }

    private void keep(int number, char[] chars, int from, int length) {
        boolean narrow = true;
        for (int i = from; i < from + length; i++) {
            narrow &= chars[i] < 0x80;
        }
        int bytes = narrow ? length : Math.multiplyExact(2, length);
        places[number] = blocks.reserve(bytes);
        lengths[number] = narrow ? bytes : ~bytes;
        byte[] block = blocks.block(places[number]);
        int place = blocks.offset(places[number]);
        for (int i = from; i < from + length; i++) {
            if (!narrow) {
                block[place++] = (byte) (chars[i] >>> 8);
            }
            block[place++] = (byte) chars[i];
        }
    }

    /** Where the text stands in the table, or would stand. */
    private int slot(char[] chars, int from, int length, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            if ((int) (slots[slot] >>> 32) == hash
                    && isAt((int) (slots[slot] & NUMBER) - 1, chars, from, length)) {
                break;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isAt(int number, char[] chars, int from, int length) {
        byte[] block = blocks.block(places[number]);
        int start = blocks.offset(places[number]);
        if (lengths[number] < 0) {
            return ~lengths[number] == 2L * length
                    && WideText.isAt(block, start, chars, from, length);
        }
        if (lengths[number] != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (block[start + i] != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    private void rehash(int length, BitSet kept) {
        long[] old = slots;
        slots = new long[length];
        int mask = length - 1;
        for (long entry : old) {
            if (entry != 0 && kept.get((int) (entry & NUMBER) - 1)) {
                int slot = (int) (entry >>> 32) & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = entry;
            }
        }
    }

    private static int hash(char[] chars, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + chars[i];
        }
        hash *= 0x9E3779B1;
        return hash ^ hash >>> 15;
    }
}
