package dev.mixhook.engine.report;

import dev.mixhook.engine.text.Counted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongFunction;

/**
 * How far something is that takes longer than a moment: the share, the rate and the time that is
 * left, on a line that is drawn over. What is done within half a second draws nothing. Safe for
 * several threads.
 */
public final class Progress {
    private static final Duration MOMENT = Duration.ofMillis(500);
    private static final Duration BETWEEN = Duration.ofMillis(200);

    /** A rate is told once so much time has passed. */
    private static final Duration MEASURED = Duration.ofSeconds(1);

    /** The clock is looked at once in so many steps. */
    private static final int STEPS = 16;

    private final DrawnLine line;
    private final InstantSource clock;
    private String what = "";
    private long total;
    private LongFunction<String> amount = Counted::of;
    private Instant begun = Instant.MIN;
    private Instant due = Instant.MIN;
    private long done;
    private int steps;

    /**
     * @param clock the real one
     */
    public Progress(DrawnLine line, InstantSource clock) {
        this.line = line;
        this.clock = clock;
    }

    /**
     * Something begins.
     *
     * @param what in a word, such as {@code reading}
     * @param total when it is done; 0 where nobody knows
     * @param amount how so much of it is told, such as {@code 12 MB}
     */
    public synchronized void begin(String what, long total, LongFunction<String> amount) {
        this.what = what;
        this.total = total;
        this.amount = amount;
        if (line.isWatched()) {
            begun = clock.instant();
            due = begun.plus(MOMENT);
        }
        done = 0;
        steps = 0;
    }

    /** Goes on by so much. */
    public synchronized void add(long more) {
        to(done + more);
    }

    /** Has come so far. */
    public synchronized void to(long now) {
        done = now;
        if (line.isWatched() && steps++ % STEPS == 0) {
            look();
        }
    }

    /** Has come so far, which is shown at once. */
    public synchronized void reached(long now) {
        done = now;
        if (line.isWatched()) {
            line.draw(text(Duration.between(begun, clock.instant())));
        }
    }

    private void look() {
        Instant now = clock.instant();
        if (!now.isBefore(due)) {
            due = now.plus(BETWEEN);
            line.draw(text(Duration.between(begun, now)));
        }
    }

    /** Shows at once that something begins of which nobody knows how long it takes. */
    public void announce(String text) {
        line.draw(text);
    }

    /** Takes the line away, until it goes on. */
    public void clear() {
        line.clear();
    }

    private String text(Duration passed) {
        StringBuilder text = new StringBuilder(what);
        if (total > 0) {
            text.append("  ").append(Math.min(100, done * 100 / total)).append(" %");
        }
        text.append("  ").append(amount.apply(done));
        if (total > 0) {
            text.append(" of ").append(amount.apply(total));
        }
        if (passed.compareTo(MEASURED) >= 0 && done > 0) {
            double rate = done * 1000.0 / passed.toMillis();
            if (Math.round(rate) > 0) {
                text.append(", ").append(amount.apply(Math.round(rate))).append(" a second");
            }
            if (total > done) {
                long left = (long) Math.ceil((total - done) / rate);
                text.append(", ").append(left(left)).append(" left");
            }
        }
        return text.toString();
    }

    private static String left(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = Math.ceilDiv(seconds, 60);
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
