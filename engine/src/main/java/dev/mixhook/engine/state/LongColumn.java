package dev.mixhook.engine.state;

import java.util.Arrays;

/** A long for each place from 0 on, such as a person's number; grows with the places in use. */
public final class LongColumn {
    private final long unset;
    private long[] values = {};

    /**
     * @param unset what a place holds that was never set
     */
    public LongColumn(long unset) {
        this.unset = unset;
    }

    public long get(int place) {
        return place < values.length ? values[place] : unset;
    }

    public void set(int place, long value) {
        if (place >= values.length) {
            int length = values.length;
            values = Arrays.copyOf(values, IntColumn.lengthFor(place, length));
            Arrays.fill(values, length, values.length, unset);
        }
        values[place] = value;
    }
}
