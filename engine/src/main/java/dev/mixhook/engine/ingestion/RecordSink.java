package dev.mixhook.engine.ingestion;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Where valid records are kept. */
interface RecordSink {
    /**
     * Keeps records in their order, for good once it returns.
     *
     * @param now when they came
     * @return false if there are too many that wait to be kept; then none of these is
     * @throws IOException if they cannot be kept
     */
    boolean append(List<CheckedRecord.Kept> records, Instant now) throws IOException;
}
