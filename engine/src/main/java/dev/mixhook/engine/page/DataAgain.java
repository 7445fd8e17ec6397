package dev.mixhook.engine.page;

import dev.mixhook.engine.feed.Feed;
import java.io.IOException;
import java.time.Instant;

/** A run's data, which can be read once more from its beginning. */
public interface DataAgain {
    /** When the profiles were taken that it has as a whole. */
    Instant taken();

    /**
     * Reads it, beside the run; nothing of it has happened.
     *
     * @throws IOException if it cannot be read, or is too large to be read beside the run; the
     *     message says so
     */
    Feed read() throws IOException;
}
