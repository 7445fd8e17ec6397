package dev.mixhook.engine.contract;

import dev.mixhook.delivery.Ticker;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** By when something has to be so, in real time. */
final class Deadline {
    private static final Duration STEP = Duration.ofMillis(20);

    /** What is asked shortly before the end has this time all the same. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Ticker ticker;
    private final Duration end;

    private Deadline(Ticker ticker, Duration end) {
        this.ticker = ticker;
        this.end = end;
    }

    /**
     * Counted from now on.
     *
     * @param time from nothing on
     */
    static Deadline in(Duration time, Ticker ticker) {
        return new Deadline(ticker, ticker.passed().plus(time));
    }

    boolean isOver() {
        return ticker.passed().compareTo(end) >= 0;
    }

    /**
     * How long one ask may take that begins now: its own time-out, and not much beyond the end.
     *
     * @param longest its own time-out
     */
    Duration forOneAsk(Duration longest) {
        Duration left = end.minus(ticker.passed());
        Duration most = left.compareTo(LEAST) < 0 ? LEAST : left;
        return most.compareTo(longest) < 0 ? most : longest;
    }

    /** The time in which a question that just failed may be asked once more. */
    static Deadline forAnother(Ticker ticker) {
        return in(LEAST, ticker);
    }

    /** Between one ask and the next. */
    void pause() throws InterruptedException {
        ticker.pause(STEP);
    }

    /** Whether it came to be so; asked again and again, and at least once. */
    boolean awaits(BooleanSupplier isSo) throws InterruptedException {
        while (!isSo.getAsBoolean()) {
            if (isOver()) {
                return false;
            }
            pause();
        }
        return true;
    }
}
