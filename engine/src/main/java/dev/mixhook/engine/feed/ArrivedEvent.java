package dev.mixhook.engine.feed;

/** An event that mixhook took in itself, of somebody. */
final class ArrivedEvent {
    private final long at;
    private final int person;
    private final int event;
    private final long time;
    private final long insertId;
    private final long[] values;

    /**
     * @param at when it came, in milliseconds since the epoch
     * @param event a slot of the vocabulary
     * @param time when it was done, likewise
     * @param values as the people's codes; not to be changed by the caller
     */
    ArrivedEvent(long at, int person, int event, long time, long insertId, long[] values) {
        this.at = at;
        this.person = person;
        this.event = event;
        this.time = time;
        this.insertId = insertId;
        this.values = values;
    }

    long at() {
        return at;
    }

    int person() {
        return person;
    }

    int event() {
        return event;
    }

    long time() {
        return time;
    }

    long insertId() {
        return insertId;
    }

    long[] values() {
        return values;
    }

    /** A hash of what has to be equal in events that are the same, but for the person. */
    int hash() {
        long mixed = (time * 31 + insertId) * 31 + event;
        mixed *= 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}
