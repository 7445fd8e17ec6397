package dev.mixhook.engine.memory;

/**
 * What each kind of thing costs in memory at the peak of reading, in bytes.
 *
 * <p>Measured with {@code engine/src/test/heap/measure.sh}, which looks for the smallest {@code
 * -Xmx} with which {@code check} comes to its end on made-up data of three shapes: many events a
 * person, many people with few events that are kept with properties, and many updates. To be
 * measured again when what is kept of people and events becomes another.
 */
final class MemoryCost {
    /** Bytes of mixhook itself, before anything is read. */
    static final long ITSELF = 6L << 20;

    /** Bytes of a person, beside their profile as it stands: id, places in tables and histories. */
    static final long PERSON = 200;

    /** Bytes of an event that is kept, beside its properties. */
    static final long EVENT = 50;

    /** Bytes of a property that some target asks for, an event that is kept. */
    static final long EVENT_PROPERTY = 30;

    /** Bytes of a record that changes a profile, beside its text. */
    static final long UPDATE = 280;

    /** Bytes of a person in a campaign: whether they match, until when, what was sent to them. */
    static final long STANDING = 40;

    private MemoryCost() {}
}
