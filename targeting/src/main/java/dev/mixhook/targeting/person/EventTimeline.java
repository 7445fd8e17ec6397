package dev.mixhook.targeting.person;

import dev.mixhook.targeting.value.Value;

/**
 * One person's events of one name, oldest first; equal times in the order in which they came. It
 * shows them as they are when {@link #of} is called, and can then be moved on to another person.
 */
public final class EventTimeline {
    private final EventTable table;
    private final ValueCodes codes;
    private EventTimes times;
    private int first;
    private int size;

    EventTimeline(EventTable table, ValueCodes codes) {
        this.table = table;
        this.codes = codes;
        this.times = table.times();
    }

    /** Shows a person's events from now on; returns itself. */
    public EventTimeline of(int person) {
        long chunk = table.chunk(person);
        times = table.times();
        first = Chunks.first(chunk);
        size = Chunks.count(chunk);
        return this;
    }

    public int size() {
        return size;
    }

    /** Milliseconds since the epoch. */
    public long time(int index) {
        return times.at(first + index);
    }

    /** The value that the event has in a slot of {@link Vocabulary#eventProperty}. */
    public Value property(int index, int slot) {
        return codes.value(code(index, slot));
    }

    /** The value of a slot in 64 bits, as {@link ValueCodes} has it. */
    public long code(int index, int slot) {
        return table.column(slot)[first + index];
    }

    /** How many events are at or before an instant. */
    public int countUntil(long millis) {
        return table.countUntil(first, size, millis);
    }
}
