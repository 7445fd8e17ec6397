package dev.mixhook.targeting.audience;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The instants at which people are to be evaluated again, earliest first, equal ones by person. A
 * calendar of buckets of 70 minutes that are sorted when their time comes, 8 bytes a timer: a
 * quarter of a heap's time once there are a million ({@code FlowTimersBenchmark}).
 */
final class Timers {
    /** How many of an instant's bits tell where in its bucket it is. */
    private static final int OFFSET = 22;

    private static final long OFFSETS = (1L << OFFSET) - 1;

    /** How many buckets lie in the ring: those of 199 days. */
    private static final int RING = 1 << 12;

    private final @Nullable Bucket[] ring = new Bucket[RING];
    private final TreeMap<Long, Bucket> beyond = new TreeMap<>();

    /** What was added for the present bucket, or for one before it, after it was sorted. */
    private final TimerHeap soon = new TimerHeap();

    private Bucket present = new Bucket();
    private long presentNumber = Long.MIN_VALUE;
    private long earliest = FOREVER;
    private int taken;
    private int size;
    private int inRing;

    /** Offsets above, people below. */
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

    void add(long instant, int person) {
        size++;
        earliest = Math.min(earliest, instant);
        long number = instant >> OFFSET;
        if (presentNumber == Long.MIN_VALUE) {
            presentNumber = number - 1;
        }
        if (number <= presentNumber) {
            soon.add(instant, person);
            return;
        }
        bucket(number).add((instant & OFFSETS) << 32 | person);
    }

    private Bucket bucket(long number) {
        if (number - presentNumber >= RING) {
            return beyond.computeIfAbsent(number, _ -> new Bucket());
        }
        int place = (int) (number & RING - 1);
        Bucket bucket = ring[place];
        if (bucket == null) {
            bucket = new Bucket();
            ring[place] = bucket;
            inRing++;
        }
        return bucket;
    }

    /** The instant of the first timer; there is one. */
    long firstInstant() {
        return isFirstSoon() ? soon.firstInstant() : presentInstant();
    }

    /** The person of the first timer; there is one. */
    int firstPerson() {
        return isFirstSoon() ? soon.firstPerson() : presentPerson();
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
        return (presentNumber << OFFSET) + (present.timers[taken] >>> 32);
    }

    private int presentPerson() {
        return (int) present.timers[taken];
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
                || (soon.firstInstant() == instant && soon.firstPerson() < presentPerson());
    }

    /** Goes on to the next bucket that has a timer. */
    private void turn() {
        presentNumber = inRing > 0 ? nextInRing() : beyond.firstKey();
        while (!beyond.isEmpty() && beyond.firstKey() - presentNumber < RING) {
            Map.Entry<Long, Bucket> first = beyond.pollFirstEntry();
            ring[(int) (first.getKey() & RING - 1)] = first.getValue();
            inRing++;
        }
        int place = (int) (presentNumber & RING - 1);
        Bucket next = ring[place];
        if (next == null) {
            throw new IllegalStateException("no timer is left");
        }
        ring[place] = null;
        inRing--;
        present = next;
        taken = 0;
        Arrays.sort(present.timers, 0, present.size);
    }

    private long nextInRing() {
        long number = presentNumber + 1;
        while (ring[(int) (number & RING - 1)] == null) {
            number++;
        }
        return number;
    }
}
