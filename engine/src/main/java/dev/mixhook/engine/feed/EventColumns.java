package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.ArrayLimit;
import dev.mixhook.targeting.person.Vocabulary;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * What happens, a row each, in arrays: 28 bytes a row and 8 a value, where an object each took a
 * hundred ({@code MemoryTable}). An event is of a user and a slot of the vocabulary; a row of
 * anything else has {@link #OTHER} in the place of the slot.
 */
final class EventColumns {
    /** The slot of a row that is no event; its user is then where the rest of it is. */
    static final int OTHER = Vocabulary.NO_SLOT;

    private static final int FIRST = 16;

    private final int[] lengths;
    private final ArrayLimit limit;
    private long[] times = new long[FIRST];
    private long[] insertIds = new long[FIRST];
    private int[] users = new int[FIRST];
    private int[] slots = new int[FIRST];
    private int[] starts = new int[FIRST];
    private int size;
    private boolean isAscending = true;

    /** The values of all events in 64 bits each; each event knows where its own begin. */
    private long[] values = new long[FIRST];

    private int valuesSize;

    /**
     * @param lengths how many values the events of each slot have
     */
    EventColumns(int[] lengths) {
        this(lengths, ArrayLimit.JAVA);
    }

    /**
     * Nothing happens yet.
     *
     * @param lengths how many values the events of each slot have
     * @param limit of how many rows there are, and of how many values
     */
    EventColumns(int[] lengths, ArrayLimit limit) {
        this.lengths = lengths;
        this.limit = limit;
    }

    int size() {
        return size;
    }

    long time(int row) {
        return times[row];
    }

    int user(int row) {
        return users[row];
    }

    int slot(int row) {
        return slots[row];
    }

    long insertId(int row) {
        return insertIds[row];
    }

    /** Copies an event's values, as many as there is room for. */
    void values(int row, long[] into) {
        System.arraycopy(values, starts[row], into, 0, into.length);
    }

    /** Tells of all values of all rows. */
    void eachValue(LongConsumer value) {
        for (int row = 0; row < size; row++) {
            int end = starts[row] + length(row);
            for (int i = starts[row]; i < end; i++) {
                value.accept(values[i]);
            }
        }
    }

    /** Adds a row before another, or at the end. */
    void add(int row, long time, int user, int slot, long insertId, long[] own) {
        if (size == times.length) {
            resize(limit.grown(size, size + 1L, "events and updates"));
        }
        if (row < size) {
            move(row, row + 1, size - row);
        } else {
            isAscending &= size == 0 || times[size - 1] <= time;
        }
        size++;
        put(row, time, user, slot, insertId, keep(own));
    }

    private int keep(long[] own) {
        int start = valuesSize;
        long end = (long) start + own.length;
        if (end > values.length) {
            values = Arrays.copyOf(values, limit.grown(start, end, "values of events"));
        }
        System.arraycopy(own, 0, values, start, own.length);
        valuesSize += own.length;
        return start;
    }

    private void put(int row, long time, int user, int slot, long insertId, int start) {
        times[row] = time;
        users[row] = user;
        slots[row] = slot;
        insertIds[row] = insertId;
        starts[row] = start;
    }

    /** Puts rows into the order of time; of one instant, as they came. */
    void sort() {
        if (isAscending) {
            return;
        }
        int[] order = TimeOrderedRows.of(times, size);
        times = picked(times, order);
        insertIds = picked(insertIds, order);
        users = picked(users, order);
        slots = picked(slots, order);
        starts = picked(starts, order);
        isAscending = true;
    }

    private static long[] picked(long[] column, int[] order) {
        long[] picked = new long[order.length];
        Arrays.setAll(picked, row -> column[order[row]]);
        return picked;
    }

    private static int[] picked(int[] column, int[] order) {
        int[] picked = new int[order.length];
        Arrays.setAll(picked, row -> column[order[row]]);
        return picked;
    }

    /** Puts a row's contents in the place of another's. */
    void copy(int from, int to) {
        put(to, times[from], users[from], slots[from], insertIds[from], starts[from]);
    }

    /** Lets the first rows go; those behind them begin from 0. */
    void removeFirst(int count) {
        move(count, 0, size - count);
        size -= count;
    }

    /** Gives back what no row needs. */
    void trim() {
        resize(Math.max(FIRST, size));
        int needed = 0;
        for (int row = 0; row < size; row++) {
            needed += length(row);
        }
        if (needed == valuesSize) {
            values = Arrays.copyOf(values, Math.max(FIRST, needed));
            return;
        }
        long[] before = values;
        values = new long[Math.max(FIRST, needed)];
        valuesSize = 0;
        for (int row = 0; row < size; row++) {
            System.arraycopy(before, starts[row], values, valuesSize, length(row));
            starts[row] = valuesSize;
            valuesSize += length(row);
        }
    }

    private int length(int row) {
        return slots[row] == OTHER ? 0 : lengths[slots[row]];
    }

    private void move(int from, int to, int count) {
        System.arraycopy(times, from, times, to, count);
        System.arraycopy(insertIds, from, insertIds, to, count);
        System.arraycopy(users, from, users, to, count);
        System.arraycopy(slots, from, slots, to, count);
        System.arraycopy(starts, from, starts, to, count);
    }

    private void resize(int length) {
        times = Arrays.copyOf(times, length);
        insertIds = Arrays.copyOf(insertIds, length);
        users = Arrays.copyOf(users, length);
        slots = Arrays.copyOf(slots, length);
        starts = Arrays.copyOf(starts, length);
    }
}
