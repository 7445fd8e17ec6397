package dev.mixhook.targeting.person;

import java.util.Arrays;

/**
 * Instants in milliseconds, by place. While all are whole seconds from 1932 to 2068, as those of
 * exports are, one takes 4 bytes, else 8; {@code ScanBenchmark} reads as much less.
 */
final class EventTimes {
    /** The first instant of the year 2000. */
    private static final long MIDDLE = 946_684_800L;

    private int[] seconds;
    private long[] millis;

    private EventTimes(int[] seconds, long[] millis) {
        this.seconds = seconds;
        this.millis = millis;
    }

    EventTimes() {
        this(new int[0], new long[0]);
    }

    int length() {
        return Math.max(seconds.length, millis.length);
    }

    long at(int place) {
        return millis.length == 0 ? (seconds[place] + MIDDLE) * 1000 : millis[place];
    }

    void set(int place, long time) {
        long second = Math.floorDiv(time, 1000L) - MIDDLE;
        if (millis.length > 0) {
            millis[place] = time;
        } else if (second == (int) second && Math.floorMod(time, 1000L) == 0) {
            seconds[place] = (int) second;
        } else {
            widen();
            millis[place] = time;
        }
    }

    private void widen() {
        millis = new long[seconds.length];
        for (int i = 0; i < seconds.length; i++) {
            millis[i] = (seconds[i] + MIDDLE) * 1000;
        }
        seconds = new int[0];
    }

    void move(int from, int to, int count) {
        if (millis.length == 0) {
            System.arraycopy(seconds, from, seconds, to, count);
        } else {
            System.arraycopy(millis, from, millis, to, count);
        }
    }

    void grow(int length) {
        if (millis.length == 0) {
            seconds = Arrays.copyOf(seconds, length);
        } else {
            millis = Arrays.copyOf(millis, length);
        }
    }

    /** Times of the same width, all zero yet. */
    EventTimes empty(int length) {
        return millis.length == 0
                ? new EventTimes(new int[length], new long[0])
                : new EventTimes(new int[0], new long[length]);
    }

    /** Copies from others of the same width. */
    void copy(EventTimes others, int from, int to, int count) {
        if (millis.length == 0) {
            System.arraycopy(others.seconds, from, seconds, to, count);
        } else {
            System.arraycopy(others.millis, from, millis, to, count);
        }
    }
}
