package dev.mixhook.engine.state;

import java.util.Arrays;

/** An int for each place from 0 on, such as a person's number; grows with the places in use. */
public final class IntColumn {
    private final int unset;
    private int[] values = {};

    /**
     * @param unset what a place holds that was never set
     */
    public IntColumn(int unset) {
        this.unset = unset;
    }

    public int get(int place) {
        return place < values.length ? values[place] : unset;
    }

    public void set(int place, int value) {
        if (place >= values.length) {
            int length = values.length;
            values = Arrays.copyOf(values, lengthFor(place, length));
            Arrays.fill(values, length, values.length, unset);
        }
        values[place] = value;
    }

    /** Half as much again, so that places that are set in their order are rarely copied. */
    static int lengthFor(int place, int length) {
        return Math.max(place + 1, length + (length >> 1));
    }
}
