package dev.mixhook.targeting.person;

import dev.mixhook.targeting.value.Value;
import java.util.Arrays;

/** One person's events of one name, oldest first; equal times in the order in which they came. */
public final class EventTimeline {
    static final EventTimeline EMPTY = new EventTimeline();

    private static final Value[] NO_VALUES = {};

    private long[] times = {};
    private Value[][] values = {};
    private int size;

    public int size() {
        return size;
    }

    /** Milliseconds since the epoch. */
    public long time(int index) {
        return times[index];
    }

    /** The value that the event has in a slot of {@link Vocabulary#eventProperty}. */
    public Value property(int index, int slot) {
        return values[index][slot];
    }

    /** How many events are at or before an instant. */
    public int countUntil(long millis) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void add(long time, Value[] properties) {
        if (size == times.length) {
            int capacity = Math.max(4, size * 2);
            times = Arrays.copyOf(times, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        int place = countUntil(time);
        System.arraycopy(times, place, times, place + 1, size - place);
        System.arraycopy(values, place, values, place + 1, size - place);
        times[place] = time;
        values[place] = properties.length == 0 ? NO_VALUES : properties;
        size++;
    }
}
