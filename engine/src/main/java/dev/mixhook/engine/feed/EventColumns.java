package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.ArrayLimit;
import dev.mixhook.targeting.person.Vocabulary;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * What happens, a row each, in arrays: 28 bytes a row and 8 a value, where an object each took a
 * hundred ({@code MemoryTable}). An event is of a user and a slot of the vocabulary; a row of
 * anything else has {@link #OTHER} in the place of the slot. An event that mixhook took in itself
 * happens when it came, and has two values more: when it was done, and its number.
 */
final class EventColumns {
    /** The slot of a row that is no event; its user is then where the rest of it is. */
    static final int OTHER = Vocabulary.NO_SLOT;

    private static final int FIRST = 16;

    /** How many values of its own a row has whose event was taken in. */
    private static final int ARRIVAL = 2;

    private final int[] lengths;
    private final ArrayLimit limit;
    private long[] times = new long[FIRST];
    private long[] insertIds = new long[FIRST];
    private int[] users = new int[FIRST];
    private int[] slots = new int[FIRST];
    private int[] starts = new int[FIRST];
    private int size;
    private boolean isAscending = true;

    /** Each event knows where its own begin. */
    private RowValues values;

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
        this.values = new RowValues(limit);
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

    /** The slot of an event; those of events that were taken in stand in the negative. */
    int slot(int row) {
        return slots[row] < OTHER ? ofArrived(slots[row]) : slots[row];
    }

    /** Turns the slot of an event that was taken in into what stands for it, and back. */
    private static int ofArrived(int slot) {
        return OTHER - 1 - slot;
    }

    /** Whether it is an event that mixhook took in itself. */
    boolean isArrived(int row) {
        return slots[row] < OTHER;
    }

    /** When an event was done. */
    long doneAt(int row) {
        return isArrived(row) ? values.at(starts[row] + lengths[slot(row)]) : times[row];
    }

    /** The place of a row among those of its instant. */
    long number(int row) {
        if (slots[row] == OTHER) {
            return insertIds[row];
        }
        return isArrived(row) ? values.at(starts[row] + lengths[slot(row)] + 1) : 0;
    }

    /** An event's {@code $insert_id} in 64 bits; none where it is no event. */
    long insertId(int row) {
        return slots[row] == OTHER ? EventHead.NONE : insertIds[row];
    }

    /** Puts other values in the place of an event's. */
    void replace(int row, long[] own) {
        values.replace(starts[row], own);
    }

    /** Copies an event's values, as many as there is room for. */
    void values(int row, long[] into) {
        values.copy(starts[row], into);
    }

    /** Tells of all values of all rows. */
    void eachValue(LongConsumer value) {
        for (int row = 0; row < size; row++) {
            int end = starts[row] + (slots[row] == OTHER ? 0 : lengths[slot(row)]);
            for (int i = starts[row]; i < end; i++) {
                value.accept(values.at(i));
            }
        }
    }

    /** Adds an event before another row, or at the end. */
    void add(int row, long time, int user, int slot, long insertId, long[] own) {
        insert(row, time, 0);
        put(row, time, user, slot, insertId, keep(own));
    }

    /**
     * Adds an event that was taken in.
     *
     * @param at when it came
     * @param number its place among what came then
     * @param time when it was done
     */
    void addArrived(
            int row,
            long at,
            long number,
            long time,
            int user,
            int slot,
            long insertId,
            long[] own) {
        insert(row, at, number);
        put(row, at, user, ofArrived(slot), insertId, keep(own));
        keep(new long[] {time, number});
    }

    /**
     * Adds what is no event.
     *
     * @param number its place among what happens then
     * @param place where it is
     */
    void addOther(int row, long time, long number, int place) {
        insert(row, time, number);
        put(row, time, place, OTHER, number, values.size());
    }

    private void insert(int row, long time, long number) {
        if (size == times.length) {
            resize(limit.grown(size, size + 1L, "events and updates"));
        }
        if (row < size) {
            move(row, row + 1, size - row);
        } else {
            isAscending &= size == 0 || isBefore(size - 1, time, number);
        }
        size++;
    }

    private boolean isBefore(int row, long time, long number) {
        return times[row] < time || (times[row] == time && number(row) <= number);
    }

    private int keep(long[] own) {
        return values.add(own, 0, own.length);
    }

    private void put(int row, long time, int user, int slot, long insertId, int start) {
        times[row] = time;
        users[row] = user;
        slots[row] = slot;
        insertIds[row] = insertId;
        starts[row] = start;
    }

    /**
     * Puts rows into the order of time; of one instant, by their numbers, and then as they came.
     */
    void sort() {
        if (isAscending) {
            return;
        }
        int[] order = TimeOrderedRows.of(times, this::number, size);
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
        if (needed == values.size()) {
            values.trim();
            return;
        }
        RowValues before = values;
        values = before.empty(needed);
        for (int row = 0; row < size; row++) {
            starts[row] = values.add(before, starts[row], length(row));
        }
    }

    private int length(int row) {
        if (slots[row] == OTHER) {
            return 0;
        }
        return lengths[slot(row)] + (isArrived(row) ? ARRIVAL : 0);
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
