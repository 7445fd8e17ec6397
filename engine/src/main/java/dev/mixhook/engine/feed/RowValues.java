package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.ArrayLimit;
import java.util.Arrays;

/** The values of events in 64 bits each, those of one event side by side. */
final class RowValues {
    private final ArrayLimit limit;
    private long[] values = new long[16];
    private int size;

    /**
     * @param limit of how many there are
     */
    RowValues(ArrayLimit limit) {
        this.limit = limit;
    }

    int size() {
        return size;
    }

    long at(int place) {
        return values[place];
    }

    /** Adds values behind all others, and returns where they begin. */
    int add(long[] own, int from, int count) {
        int start = size;
        long end = (long) start + count;
        if (end > values.length) {
            values = Arrays.copyOf(values, limit.grown(start, end, "values of events"));
        }
        System.arraycopy(own, from, values, start, count);
        size += count;
        return start;
    }

    /** Adds values of others. */
    int add(RowValues others, int from, int count) {
        return add(others.values, from, count);
    }

    void copy(int from, long[] into) {
        System.arraycopy(values, from, into, 0, into.length);
    }

    void replace(int from, long[] own) {
        System.arraycopy(own, 0, values, from, own.length);
    }

    /** Other values, none yet, with so many places for them. */
    RowValues empty(int needed) {
        RowValues empty = new RowValues(limit);
        empty.values = new long[Math.max(16, needed)];
        return empty;
    }

    /** Gives back what is not needed. */
    void trim() {
        values = Arrays.copyOf(values, Math.max(16, size));
    }
}
