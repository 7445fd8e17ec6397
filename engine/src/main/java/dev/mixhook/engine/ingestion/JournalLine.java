package dev.mixhook.engine.ingestion;

/** A line of a journal: when a record came and as which, and the record. */
final class JournalLine {
    private JournalLine() {}

    /**
     * @param at milliseconds since the epoch
     * @param members of the record, with the closing brace
     */
    static String of(long at, long number, String members) {
        return "{\"$mixhook\":{\"at\":" + at + ",\"n\":" + number + "}," + members;
    }
}
