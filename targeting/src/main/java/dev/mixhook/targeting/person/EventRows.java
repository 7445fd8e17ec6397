package dev.mixhook.targeting.person;

import java.util.Arrays;

/** Events by place: when each was, and its properties, in an array each. */
final class EventRows {
    private final long[][] columns;
    private EventTimes times = new EventTimes();

    EventRows(int properties) {
        this.columns = new long[properties][0];
    }

    /** How many places there are. */
    int length() {
        return times.length();
    }

    EventTimes times() {
        return times;
    }

    long[] column(int property) {
        return columns[property];
    }

    long[] values(int place) {
        return Arrays.stream(columns).mapToLong(column -> column[place]).toArray();
    }

    void set(int place, long[] values) {
        for (int i = 0; i < columns.length; i++) {
            columns[i][place] = values[i];
        }
    }

    /** Tells of all values from a place on. */
    void mark(int first, int count, ValueCodes.CodeSet codes) {
        for (long[] column : columns) {
            for (int place = first; place < first + count; place++) {
                codes.add(column[place]);
            }
        }
    }

    /** Reads a row; nothing of meaning. */
    long peek(int place) {
        long read = times.at(place);
        for (long[] column : columns) {
            read += column[place];
        }
        return read;
    }

    void move(int from, int to, int count) {
        if (count == 0) {
            return;
        }
        times.move(from, to, count);
        for (long[] column : columns) {
            System.arraycopy(column, from, column, to, count);
        }
    }

    void grow(int length) {
        times.grow(length);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Arrays.copyOf(columns[i], length);
        }
    }

    /**
     * Lays out anew everyone's last events; one array at a time, so that no other is there twice.
     *
     * @param after of each person as many as are to be kept, where they are to be
     */
    void arrange(int length, Chunks before, Chunks after) {
        EventTimes oldTimes = times;
        times = oldTimes.empty(length);
        for (int person = 0; person < after.people(); person++) {
            long to = after.chunk(person);
            times.copy(
                    oldTimes, from(before.chunk(person), to), Chunks.first(to), Chunks.count(to));
        }
        for (int i = 0; i < columns.length; i++) {
            long[] column = new long[length];
            for (int person = 0; person < after.people(); person++) {
                long to = after.chunk(person);
                System.arraycopy(
                        columns[i],
                        from(before.chunk(person), to),
                        column,
                        Chunks.first(to),
                        Chunks.count(to));
            }
            columns[i] = column;
        }
    }

    /** Where those events that are kept begin. */
    private static int from(long chunk, long kept) {
        return Chunks.first(chunk) + Chunks.count(chunk) - Chunks.count(kept);
    }
}
