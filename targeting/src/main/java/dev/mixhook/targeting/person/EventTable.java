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
    /** How many places are made at least. */
    private static final int LEAST = 16;

    private final ArrayLimit limit;
    private final EventRows rows;
    private Chunks chunks;
    private long oldest = Long.MIN_VALUE;
    private long arrangedFor = Long.MIN_VALUE;

    EventTable(int properties) {
        this(properties, ArrayLimit.JAVA);
    }

    /**
     * Nobody's events yet.
     *
     * @param limit of how many places there are, those that are free included
     */
    EventTable(int properties, ArrayLimit limit) {
        this.limit = limit;
        this.chunks = new Chunks(limit);
        this.rows = new EventRows(properties);
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
        return rows.peek(first) + rows.peek(first + count - 1);
    }

    EventTimes times() {
        return rows.times();
    }

    long[] column(int property) {
        return rows.column(property);
    }

    void mark(ValueCodes.CodeSet codes) {
        for (int person = 0; person < chunks.people(); person++) {
            long chunk = chunks.chunk(person);
            rows.mark(Chunks.first(chunk), Chunks.count(chunk), codes);
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
        rows.move(place, place + 1, first + count - place);
        rows.times().set(place, time);
        rows.set(place, values);
        chunks.put(person, first, count + 1);
    }

    /**
     * Lets a person's events be another's: of equal times, behind those that are theirs already.
     */
    void move(int person, int other) {
        long chunk = chunks.chunk(person);
        int first = Chunks.first(chunk);
        int count = Chunks.count(chunk);
        if (count == 0) {
            return;
        }
        long[] instants = new long[count];
        long[][] values = new long[count][];
        for (int i = 0; i < count; i++) {
            instants[i] = rows.times().at(first + i);
            values[i] = rows.values(first + i);
        }
        chunks.giveBack(first, Chunks.capacity(count));
        chunks.put(person, 0, 0);
        for (int i = 0; i < count; i++) {
            add(other, instants[i], values[i]);
        }
    }

    /** Puts other values in the place of those of an event; whether there is one that has them. */
    boolean replace(int person, long time, long[] before, long[] values) {
        long chunk = chunks.chunk(person);
        int first = Chunks.first(chunk);
        int place = first + countUntil(first, Chunks.count(chunk), time) - 1;
        for (; place >= first && rows.times().at(place) == time; place--) {
            if (Arrays.equals(rows.values(place), before)) {
                rows.set(place, values);
                return true;
            }
        }
        return false;
    }

    /** How many of the events that begin at a place are at or before an instant. */
    int countUntil(int first, int count, long millis) {
        if (count == 0 || rows.times().at(first + count - 1) <= millis) {
            return count;
        }
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.times().at(first + middle) <= millis) {
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
        rows.move(first + count - kept, place, kept);
        if (wanted != old) {
            chunks.giveBack(first, old);
        }
        chunks.put(person, place, kept);
    }

    /** How many of a chunk's events are not to be let go. */
    private int kept(long chunk) {
        int first = Chunks.first(chunk);
        int count = Chunks.count(chunk);
        if (count == 0 || oldest == Long.MIN_VALUE || rows.times().at(first) >= oldest) {
            return count;
        }
        return Math.max(1, count - countUntil(first, count, oldest - 1));
    }

    private void reserve(int capacity) {
        int length = rows.times().length();
        long needed = (long) chunks.end() + capacity;
        if (chunks.hasFree(capacity) || needed <= length) {
            return;
        }
        boolean isOver = needed > limit.most() && chunks.freePlaces() > 0;
        if (isOver || chunks.freePlaces() > length / 4 || arrangedFor < oldest) {
            arrange(Math.max(LEAST, Math.max(length / 2, capacity)));
        } else {
            rows.grow(limit.grown(length, Math.max(needed, LEAST), Chunks.EVENTS));
        }
    }

    /** Lets go of what does not count any more, and lays everybody's events side by side. */
    void arrange() {
        arrange(chunks.end() / 16);
    }

    /**
     * Arranges the events.
     *
     * @param spare how many places are left for more, if so many can be
     */
    private void arrange(int spare) {
        Chunks arranged = new Chunks(limit);
        for (int person = 0; person < chunks.people(); person++) {
            long chunk = chunks.chunk(person);
            int kept = kept(chunk);
            if (kept > 0) {
                arranged.put(person, arranged.take(Chunks.capacity(kept)), kept);
            }
        }
        int length = (int) Math.min(limit.most(), (long) arranged.end() + spare);
        rows.arrange(length, chunks, arranged);
        chunks = arranged;
        arrangedFor = oldest;
    }
}
