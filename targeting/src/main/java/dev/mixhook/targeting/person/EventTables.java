package dev.mixhook.targeting.person;

/** Everybody's events, a table a slot of the vocabulary. */
final class EventTables {
    /**
     * How much longer than their windows events stay: windows by whole days begin up to a day
     * earlier, and where clocks are put back, another.
     */
    private static final long SPARE = 3 * 86_400_000L;

    private final EventTable[] tables;

    /** For how many milliseconds the events of each slot count. */
    private final long[] counted;

    EventTables(Vocabulary vocabulary) {
        this.tables = new EventTable[vocabulary.events()];
        this.counted = new long[tables.length];
        for (int event = 0; event < tables.length; event++) {
            tables[event] = new EventTable(vocabulary.eventSlots(event));
            counted[event] = vocabulary.counted(event);
        }
    }

    EventTable table(int event) {
        return tables[event];
    }

    /** Lets what one person did be another's. */
    void move(int person, int other) {
        for (EventTable table : tables) {
            table.move(person, other);
        }
    }

    /** Lets go of what no window reaches at an instant, or later. */
    void letGo(long now) {
        for (int event = 0; event < tables.length; event++) {
            if (counted[event] != Long.MAX_VALUE) {
                tables[event].letGo(now - counted[event] - SPARE);
            }
        }
    }

    void mark(ValueCodes.CodeSet codes) {
        for (EventTable table : tables) {
            table.mark(codes);
        }
    }

    void arrange() {
        for (EventTable table : tables) {
            table.arrange();
        }
    }
}
