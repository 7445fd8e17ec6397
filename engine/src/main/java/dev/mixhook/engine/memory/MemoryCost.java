package dev.mixhook.engine.memory;

/**
 * What each kind of thing costs in memory at the peak of reading, in bytes.
 *
 * <p>Measured with {@code engine/src/test/heap/measure.sh}, which looks for the smallest {@code
 * -Xmx} with which {@code check} comes to its end on made-up data of four shapes: many events a
 * person, in one file and in eight that are read beside each other, many people with few events
 * that are kept with properties, and many updates. It is to be enough, and not half as much again.
 * To be measured again when what is kept of people and events becomes another.
 */
final class MemoryCost {
    /** Bytes of mixhook itself, before anything is read. */
    static final long ITSELF = 6L << 20;

    /** Bytes of a person, beside their profile as it stands: id, places in tables and histories. */
    static final long PERSON = 280;

    /** Bytes of an event that is kept, beside its properties. */
    static final long EVENT = 55;

    /**
     * Bytes more of an event that mixhook took in itself: when it was done and its number, in a
     * table that may have just grown, and for five days a place among those that may come again.
     * Counted by what the arrays take, not measured.
     */
    static final long ARRIVAL = 130;

    /** Bytes of a property that some target asks for, an event that is kept. */
    static final long EVENT_PROPERTY = 30;

    /** Bytes of an event that a stream is to pass on, beside its record as it stands. */
    static final long STREAMED_EVENT = 140;

    /** Bytes of a record that changes a profile, beside its text. */
    static final long UPDATE = 330;

    /** What a person costs in a campaign: until when a verdict holds, and since when they match. */
    static final long STANDING = 16;

    /** What a person costs in the column of a name that targets mention, an event or a property. */
    static final long COLUMN = 8;

    private MemoryCost() {}
}
