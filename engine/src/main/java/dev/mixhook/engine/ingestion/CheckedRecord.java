package dev.mixhook.engine.ingestion;

/** What became of a record. */
sealed interface CheckedRecord {
    /**
     * A valid record, which is kept.
     *
     * @param isEvent else it is an update of a profile
     * @param members what stands behind the arrival in the journal's line, with its closing brace
     * @param hasNoEffect whether it would join ids, which the project's identity does not let it
     */
    record Kept(boolean isEvent, String members, boolean hasNoEffect) implements CheckedRecord {
        Kept(boolean isEvent, String members) {
            this(isEvent, members, false);
        }
    }

    /** A record that counts as taken, and is not kept. */
    record Dropped(Reason reason) implements CheckedRecord {}

    /**
     * A record that is not valid.
     *
     * @param field which is to blame, as {@code /import} names it
     * @param message for whoever sent it
     */
    record Failed(Reason reason, String field, String message) implements CheckedRecord {
        Failed(Reason reason, String field) {
            this(reason, field, reason.text());
        }
    }
}
