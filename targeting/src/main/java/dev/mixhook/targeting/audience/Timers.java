package dev.mixhook.targeting.audience;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Instants with a number each, earliest first, equal ones by number. A calendar of buckets of 35
 * minutes that are sorted when their time comes, 8 bytes a timer: a quarter of a heap's time once
 * there are a million ({@code FlowTimersBenchmark}).
 */
final class Timers {
    /** How many of an instant's bits tell where in its bucket it is. */
    private static final int OFFSET = 21;

    private static final long OFFSETS = (1L << OFFSET) - 1;

    /** How many bits a number has. */
    static final int BITS = Long.SIZE - 1 - OFFSET;

    private static final long NUMBERS = (1L << BITS) - 1;

    /** How many buckets lie in the ring: those of 199 days. */
    private static final int RING = 1 << 13;

    /** How many timers are announced at a time. */
    private static final int AHEAD = 256;

    private final @Nullable Bucket[] ring = new Bucket[RING];
    private final TreeMap<Long, Bucket> beyond = new TreeMap<>();

    /** What was added for the present bucket, or for one before it, after it was sorted. */
    private final TimerHeap soon = new TimerHeap();

    private Bucket present = new Bucket();
    private long presentPlace = Long.MIN_VALUE;
    private long earliest = FOREVER;
    private int taken;
    private int announced;
    private int size;
    private int inRing;

    /** Offsets above, numbers below. */
    private static final class Bucket {
        private long[] timers = new long[4];
        private int size;

        private void add(long timer) {
            if (size == timers.length) {
                timers = Arrays.copyOf(timers, size + size / 2);
            }
            timers[size++] = timer;
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** No timer is due before it. */
    long earliest() {
        return earliest;
    }

    /**
     * Adds a timer.
     *
     * @param number from 0 on, of {@link #BITS}
     */
    void add(long instant, long number) {
        size++;
        earliest = Math.min(earliest, instant);
        long place = instant >> OFFSET;
        if (presentPlace == Long.MIN_VALUE) {
            presentPlace = place - 1;
        }
        if (place <= presentPlace) {
            soon.add(instant, number);
            return;
        }
        bucket(place).add((instant & OFFSETS) << BITS | number);
    }

    private Bucket bucket(long place) {
        if (place - presentPlace >= RING) {
            return beyond.computeIfAbsent(place, _ -> new Bucket());
        }
        int index = (int) (place & RING - 1);
        Bucket bucket = ring[index];
        if (bucket == null) {
            bucket = new Bucket();
            ring[index] = bucket;
            inRing++;
        }
        return bucket;
    }

    /** The instant of the first timer; there is one. */
    long firstInstant() {
        return isFirstSoon() ? soon.firstInstant() : presentInstant();
    }

    /** The number of the first timer; there is one. */
    long firstNumber() {
        return isFirstSoon() ? soon.firstNumber() : number();
    }

    /** Tells of the timers that come next, some at a time and each about once. */
    void announce(LongConsumer number) {
        if (taken < announced) {
            return;
        }
        announced = Math.min(present.size, taken + AHEAD);
        for (int i = taken; i < announced; i++) {
            number.accept(present.timers[i] & NUMBERS);
        }
    }

    void removeFirst() {
        size--;
        if (isFirstSoon()) {
            soon.removeFirst();
        } else {
            taken++;
        }
        earliest = size == 0 ? FOREVER : firstInstant();
    }

    private long presentInstant() {
        return (presentPlace << OFFSET) + (present.timers[taken] >>> BITS);
    }

    private long number() {
        return present.timers[taken] & NUMBERS;
    }

    private boolean isFirstSoon() {
        if (taken == present.size) {
            if (!soon.isEmpty()) {
                return true;
            }
            turn();
        }
        if (soon.isEmpty()) {
            return false;
        }
        long instant = presentInstant();
        return soon.firstInstant() < instant
                || (soon.firstInstant() == instant && soon.firstNumber() < number());
    }

    /** Goes on to the next bucket that has a timer. */
    private void turn() {
        presentPlace = inRing > 0 ? nextInRing() : beyond.firstKey();
        while (!beyond.isEmpty() && beyond.firstKey() - presentPlace < RING) {
            Map.Entry<Long, Bucket> first = beyond.pollFirstEntry();
            ring[(int) (first.getKey() & RING - 1)] = first.getValue();
            inRing++;
        }
        int index = (int) (presentPlace & RING - 1);
        Bucket next = ring[index];
        if (next == null) {
            throw new IllegalStateException("no timer is left");
        }
        ring[index] = null;
        inRing--;
        present = next;
        taken = 0;
        announced = 0;
        Arrays.sort(present.timers, 0, present.size);
    }

    private long nextInRing() {
        long place = presentPlace + 1;
        while (ring[(int) (place & RING - 1)] == null) {
            place++;
        }
        return place;
    }
}
