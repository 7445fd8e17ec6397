package dev.mixhook.engine.feed;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What stands in a data file, piece by piece. */
sealed interface Pieces extends Closeable permits Records, CsvRecords {
    /** The next one; null after the last. */
    @Nullable Piece next() throws IOException;
}
