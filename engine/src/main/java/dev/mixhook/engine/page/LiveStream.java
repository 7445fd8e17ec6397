package dev.mixhook.engine.page;

import dev.mixhook.engine.page.LiveLines.Stretch;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lines as server-sent events: several in one, whose id says how far a tab has come. One of the
 * type {@code anew} begins from the top.
 */
final class LiveStream implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** What comes within so short a time goes out together. */
    private static final Duration GATHERED = Duration.ofMillis(100);

    /** How many bytes are sent at once. */
    private static final int PIECE = 1 << 16;

    private static final byte[] DATA = ascii("data: ");

    private final LiveLines lines;
    private final String run;
    private volatile boolean closed;

    /**
     * @param run tells this process from others
     */
    LiveStream(LiveLines lines, String run) {
        this.lines = lines;
        this.run = run;
    }

    /**
     * Writes what comes until the tab has left, or this is closed.
     *
     * @param lastId of the last event that the tab got; empty if it got none
     */
    void write(OutputStream out, Optional<String> lastId) throws IOException {
        out.write(ascii("retry: 1000\n\n"));
        long place = lastId.map(this::place).orElse(LiveLines.START);
        while (!closed) {
            Stretch stretch = next(place);
            if (stretch == null) {
                return;
            }
            write(out, stretch);
            place = stretch.last();
            LockSupport.parkNanos(GATHERED.toNanos());
        }
    }

    /** Nothing more is written; who waits for more does so for a short while. */
    @Override
    public void close() {
        closed = true;
    }

    private @Nullable Stretch next(long place) {
        try {
            return lines.behind(place, PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Where a tab is that got an event of this process; any other begins anew. */
    private long place(String id) {
        String own = run + '-';
        if (!id.startsWith(own) || !id.substring(own.length()).matches("\\d{1,18}")) {
            return LiveLines.START;
        }
        return Long.parseLong(id.substring(own.length()));
    }

    /** Line by line, as all that stands is much, and there may be many tabs. */
    private void write(OutputStream out, Stretch stretch) throws IOException {
        if (stretch.lines().isEmpty()) {
            out.write(ascii(":\n\n"));
            return;
        }
        OutputStream event = new BufferedOutputStream(out, PIECE);
        event.write(
                ascii(
                        (stretch.isAnew() ? "event: anew\n" : "")
                                + "id: "
                                + run
                                + '-'
                                + stretch.last()
                                + '\n'));
        for (byte[] line : stretch.lines()) {
            event.write(DATA);
            event.write(line);
        }
        event.write('\n');
        event.flush();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
