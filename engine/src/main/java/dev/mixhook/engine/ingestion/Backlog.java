package dev.mixhook.engine.ingestion;

import java.util.List;
import java.util.concurrent.Semaphore;

/** What waits to be written: no more than so many records, and no more than so much of them. */
final class Backlog {
    private static final int MOST_RECORDS = 10_000;
    private static final int MOST_CHARACTERS = 64 << 20;

    private final Semaphore records = new Semaphore(MOST_RECORDS);
    private final Semaphore characters = new Semaphore(MOST_CHARACTERS);

    /**
     * Room that was taken.
     *
     * @param records how many
     * @param characters of all of them
     */
    record Size(int records, int characters) {
        /** The room for records; what is larger than all that there is takes all of it. */
        static Size of(List<CheckedRecord.Kept> records) {
            long characters = records.stream().mapToLong(each -> each.members().length()).sum();
            return new Size(
                    Math.min(records.size(), MOST_RECORDS),
                    (int) Math.min(characters, MOST_CHARACTERS));
        }
    }

    /** Takes room, if there is enough. */
    boolean take(Size size) {
        if (!records.tryAcquire(size.records())) {
            return false;
        }
        if (!characters.tryAcquire(size.characters())) {
            records.release(size.records());
            return false;
        }
        return true;
    }

    void giveBack(Size size) {
        records.release(size.records());
        characters.release(size.characters());
    }
}
