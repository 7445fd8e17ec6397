package dev.mixhook.targeting.person;

import java.util.Arrays;

/**
 * Bytes in blocks, each stretch in one of them. Blocks double from a few kilobytes to a megabyte;
 * what is longer than that has one of its own.
 */
final class ByteBlocks {
    static final int LARGEST = 1 << 20;

    private static final int SMALLEST = 1 << 10;

    private byte[][] blocks = {};
    private int count;
    private int used;
    private long bytes;

    /** How many bytes have been reserved. */
    long bytes() {
        return bytes;
    }

    /** The place of so many bytes that are new. */
    long reserve(int length) {
        if (count == 0 || length > blocks[count - 1].length - used) {
            if (count == blocks.length) {
                blocks = Arrays.copyOf(blocks, Math.max(4, count * 2));
            }
            int next = count == 0 ? SMALLEST : Math.min(LARGEST, 2 * blocks[count - 1].length);
            blocks[count++] = new byte[Math.max(next, length)];
            used = 0;
        }
        long place = ((long) (count - 1) << 32) | used;
        used += length;
        bytes += length;
        return place;
    }

    byte[] block(long place) {
        return blocks[(int) (place >>> 32)];
    }

    int offset(long place) {
        return (int) place;
    }
}
