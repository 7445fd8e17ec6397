package dev.mixhook.engine.ingestion;

import dev.mixhook.engine.feed.DataSources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps records in memory until they are taken, as the lines that the journals would have: for a
 * run that leaves nothing behind. Safe for many threads.
 */
public final class MemoryJournal implements RecordSink {
    private final List<String> profiles = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final Runnable written;
    private long number;

    /**
     * @param written run after each time that something was added
     */
    public MemoryJournal(Runnable written) {
        this.written = written;
    }

    @Override
    public boolean append(List<CheckedRecord.Kept> records, Instant now) {
        add(records, now);
        written.run();
        return true;
    }

    private synchronized void add(List<CheckedRecord.Kept> records, Instant now) {
        for (CheckedRecord.Kept record : records) {
            number++;
            (record.isEvent() ? events : profiles)
                    .add(JournalLine.of(now.toEpochMilli(), number, record.members()));
        }
    }

    /** What has come since it was last taken, in the order in which it came. */
    public synchronized DataSources take() {
        DataSources taken = DataSources.lines(profiles, events);
        profiles.clear();
        events.clear();
        return taken;
    }
}
