package dev.mixhook.targeting.person;

import java.util.Arrays;

/**
 * Everybody's events of one slot, each person's together and oldest first, equal times in the order
 * in which they came; times and each property in an array of its own. After {@link #arrange} people
 * follow each other by number, which is what makes a scan of all of them fast ({@code
 * ScanBenchmark}).
 *
 * <p>What is older than everything that counts is let go when its place is needed, but for a
 * person's last event, which tells when they were last there.
 */
final class EventTable {
    private static final long[] EMPTY = {};

    private final long[][] columns;
    private EventTimes times = new EventTimes();
    private Chunks chunks = new Chunks();
    private long oldest = Long.MIN_VALUE;
    private long arrangedFor = Long.MIN_VALUE;

    EventTable(int properties) {
        this.columns = new long[properties][];
        Arrays.fill(columns, EMPTY);
    }

    long chunk(int person) {
        return chunks.chunk(person);
    }

    /** Reads what an event of the person will be put beside. */
    long peek(int person) {
        long chunk = chunks.chunk(person);
        int count = Chunks.count(chunk);
        if (count == 0) {
            return 0;
        }
        int first = Chunks.first(chunk);
        long read = times.at(first) + times.at(first + count - 1);
        for (long[] column : columns) {
            read += column[first + count - 1];
        }
        return read;
    }

    EventTimes times() {
        return times;
    }

    long[] column(int property) {
        return columns[property];
    }

    void mark(ValueCodes.CodeSet codes) {
        for (int person = 0; person < chunks.people(); person++) {
            int first = Chunks.first(chunks.chunk(person));
            for (int i = first; i < first + Chunks.count(chunks.chunk(person)); i++) {
                for (long[] column : columns) {
                    codes.add(column[i]);
                }
            }
        }
    }

    /** Events before an instant count nowhere any more. */
    void letGo(long before) {
        oldest = Math.max(oldest, before);
    }

    void add(int person, long time, long[] values) {
        long chunk = roomForOne(person);
        int first = Chunks.first(chunk);
        int count = Chunks.count(chunk);
        int place = first + countUntil(first, count, time);
        int moved = first + count - place;
        if (moved > 0) {
            times.move(place, place + 1, moved);
        }
        times.set(place, time);
        for (int i = 0; i < columns.length; i++) {
            long[] column = columns[i];
            System.arraycopy(column, place, column, place + 1, moved);
            column[place] = values[i];
        }
        chunks.put(person, first, count + 1);
    }

    /** How many of the events that begin at a place are at or before an instant. */
    int countUntil(int first, int count, long millis) {
        if (count == 0 || times.at(first + count - 1) <= millis) {
            return count;
        }
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times.at(first + middle) <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The person's chunk, with a place for one more. */
    private long roomForOne(int person) {
        if (isFull(chunks.chunk(person))) {
            reserve(Chunks.capacity(kept(chunks.chunk(person)) + 1));
        }
        if (isFull(chunks.chunk(person))) {
            move(person, chunks.chunk(person));
        }
        return chunks.chunk(person);
    }

    private static boolean isFull(long chunk) {
        return Chunks.count(chunk) == Chunks.capacity(Chunks.count(chunk));
    }

    /** Lets go of what is to be let go of a full chunk, and makes it one of a fitting size. */
    private void move(int person, long chunk) {
        int first = Chunks.first(chunk);
        int count = Chunks.count(chunk);
        int kept = kept(chunk);
        int old = Chunks.capacity(count);
        int wanted = Chunks.capacity(kept + 1);
        int place = wanted == old ? first : chunks.take(wanted);
        times.move(first + count - kept, place, kept);
        for (long[] column : columns) {
            System.arraycopy(column, first + count - kept, column, place, kept);
        }
        if (wanted != old) {
            chunks.giveBack(first, old);
        }
        chunks.put(person, place, kept);
    }

    /** How many of a chunk's events are not to be let go. */
    private int kept(long chunk) {
        int first = Chunks.first(chunk);
        int count = Chunks.count(chunk);
        if (count == 0 || oldest == Long.MIN_VALUE || times.at(first) >= oldest) {
            return count;
        }
        return Math.max(1, count - countUntil(first, count, oldest - 1));
    }

    private void reserve(int capacity) {
        int length = times.length();
        if (chunks.hasFree(capacity) || chunks.end() + capacity <= length) {
            return;
        }
        int more = Math.max(16, Math.max(length / 2, capacity));
        if (chunks.freePlaces() > length / 4 || arrangedFor < oldest) {
            arrange(more);
        } else {
            grow(Math.addExact(length, more));
        }
    }

    private void grow(int length) {
        times.grow(length);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Arrays.copyOf(columns[i], length);
        }
    }

    /** Lets go of what does not count any more, and lays everybody's events side by side. */
    void arrange() {
        arrange(chunks.end() / 16);
    }

    /**
     * Arranges the events.
     *
     * @param spare how many places are left for more
     */
    private void arrange(int spare) {
        Chunks arranged = new Chunks();
        for (int person = 0; person < chunks.people(); person++) {
            long chunk = chunks.chunk(person);
            int kept = kept(chunk);
            if (kept > 0) {
                arranged.put(person, arranged.take(Chunks.capacity(kept)), kept);
            }
        }
        int length = Math.addExact(arranged.end(), spare);
        EventTimes oldTimes = times;
        times = oldTimes.empty(length);
        for (int person = 0; person < arranged.people(); person++) {
            long to = arranged.chunk(person);
            times.copy(oldTimes, from(person, to), Chunks.first(to), Chunks.count(to));
        }
        for (int i = 0; i < columns.length; i++) {
            long[] column = new long[length];
            for (int person = 0; person < arranged.people(); person++) {
                long to = arranged.chunk(person);
                System.arraycopy(
                        columns[i], from(person, to), column, Chunks.first(to), Chunks.count(to));
            }
            columns[i] = column;
        }
        chunks = arranged;
        arrangedFor = oldest;
    }

    /** Where those events that are kept begin. */
    private int from(int person, long kept) {
        long chunk = chunks.chunk(person);
        return Chunks.first(chunk) + Chunks.count(chunk) - Chunks.count(kept);
    }
}
