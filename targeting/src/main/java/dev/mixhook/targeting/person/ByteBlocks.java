package dev.mixhook.targeting.person;

import java.util.Arrays;

/**
 * Bytes in blocks of one size, each stretch in one block; what is longer has a block of its own.
 */
final class ByteBlocks {
    private final int blockSize;
    private byte[][] blocks = {};
    private int count;
    private int used;

    ByteBlocks(int blockSize) {
        this.blockSize = blockSize;
        this.used = blockSize;
    }

    /** The place of so many bytes that are new. */
    long reserve(int length) {
        if (count == 0 || length > blockSize - used) {
            if (count == blocks.length) {
                blocks = Arrays.copyOf(blocks, Math.max(4, count * 2));
            }
            blocks[count++] = new byte[Math.max(blockSize, length)];
            used = 0;
        }
        long place = (long) (count - 1) << 32 | used;
        // Nothing more goes into a block that is larger than the others.
        used = Math.min(blockSize, used + length);
        return place;
    }

    byte[] block(long place) {
        return blocks[(int) (place >>> 32)];
    }

    int offset(long place) {
        return (int) place;
    }
}
