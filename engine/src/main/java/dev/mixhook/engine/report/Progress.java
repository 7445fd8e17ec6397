package dev.mixhook.engine.report;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;

/**
 * How far a simulation is, a step a virtual day, on one line that is drawn over; only where a
 * person watches.
 */
public final class Progress implements LongConsumer {
    private static final int WIDTH = 40;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final PrintStream out;
    private final boolean drawn;
    private final Instant from;
    private final Duration length;
    private long day = -1;
    private boolean shown;

    public Progress(PrintStream out, boolean drawn, Instant from, Duration length) {
        this.out = out;
        this.drawn = drawn;
        this.from = from;
        this.length = length;
    }

    @Override
    public void accept(long now) {
        long played = (now - from.toEpochMilli()) / DAY;
        if (drawn && played != day) {
            day = played;
            shown = true;
            out.print(
                    "\r"
                            + Instant.ofEpochMilli(now).toString().substring(0, 10)
                            + "  day "
                            + (played + 1)
                            + " of "
                            + Math.ceilDiv(length.toMillis(), DAY)
                            + " ");
            out.flush();
        }
    }

    /** Takes the line away, for as long as nothing more is played. */
    public void clear() {
        if (shown) {
            shown = false;
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            out.flush();
        }
    }
}
