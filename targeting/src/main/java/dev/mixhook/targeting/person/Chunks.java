package dev.mixhook.targeting.person;

import java.util.Arrays;

/**
 * Which stretch of a pool each person has: how many places are used follows from how many are
 * there, so that a person takes 8 bytes. Sizes are 1, 2, 3, 4, 6, 8, 12, 16 and so on; what is
 * given back is used again for one of its size.
 */
final class Chunks {
    /** What lies there. */
    static final String EVENTS = "events of one name";

    private static final int SIZES = 64;
    private static final int[] NOTHING = {};

    private final int[][] free = new int[SIZES][];
    private final int[] freeCounts = new int[SIZES];
    private long freePlaces;

    /** By person: the first place above, the count below. */
    private long[] chunks = {};

    private final ArrayLimit limit;
    private int end;

    /**
     * Nobody has one.
     *
     * @param limit of how many places there are
     */
    Chunks(ArrayLimit limit) {
        this.limit = limit;
        Arrays.fill(free, NOTHING);
    }

    /** How many places a chunk of so many has. */
    static int capacity(int count) {
        if (count <= 2) {
            return count;
        }
        int power = Integer.highestOneBit(count - 1);
        return count - power <= power / 2 ? power + power / 2 : 2 * power;
    }

    private static int size(int capacity) {
        int power = 31 - Integer.numberOfLeadingZeros(capacity);
        return Integer.bitCount(capacity) == 1 ? Math.max(0, 2 * power - 1) : 2 * power;
    }

    /** Behind the last person who has a chunk. */
    int people() {
        return chunks.length;
    }

    long chunk(int person) {
        return person < chunks.length ? chunks[person] : 0;
    }

    static int first(long chunk) {
        return (int) (chunk >>> 32);
    }

    static int count(long chunk) {
        return (int) chunk;
    }

    void put(int person, int first, int count) {
        if (person >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(person + 1, chunks.length + chunks.length / 4));
        }
        chunks[person] = (long) first << 32 | count;
    }

    /** The first place that no chunk has ever had. */
    int end() {
        return end;
    }

    long freePlaces() {
        return freePlaces;
    }

    /** Whether a chunk can be had without new places. */
    boolean hasFree(int capacity) {
        return freeCounts[size(capacity)] > 0;
    }

    /** The first place of a chunk that nobody has. */
    int take(int capacity) {
        int size = size(capacity);
        if (freeCounts[size] > 0) {
            freePlaces -= capacity;
            return free[size][--freeCounts[size]];
        }
        int first = end;
        end = limit.checked((long) end + capacity, EVENTS);
        return first;
    }

    void giveBack(int first, int capacity) {
        if (capacity == 0) {
            return;
        }
        int size = size(capacity);
        if (freeCounts[size] == free[size].length) {
            free[size] = Arrays.copyOf(free[size], Math.max(16, freeCounts[size] * 2));
        }
        free[size][freeCounts[size]++] = first;
        freePlaces += capacity;
    }
}
