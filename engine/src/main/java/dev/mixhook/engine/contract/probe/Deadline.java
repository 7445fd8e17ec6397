package dev.mixhook.engine.contract.probe;

import dev.mixhook.delivery.Ticker;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** By when something has to be so, in real time. */
public final class Deadline {
    private static final Duration STEP = Duration.ofMillis(20);

    /** What is asked shortly before the end has this time all the same. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Ticker ticker;
    private final Duration time;
    private final Duration end;

    private Deadline(Ticker ticker, Duration time) {
        this.ticker = ticker;
        this.time = time;
        this.end = ticker.passed().plus(time);
    }

    /**
     * Counted from now on.
     *
     * @param time from nothing on
     */
    public static Deadline in(Duration time, Ticker ticker) {
        return new Deadline(ticker, time);
    }

    boolean isOver() {
        return ticker.passed().compareTo(end) >= 0;
    }

    /**
     * How long the first ask of a question may take, even if the time went by over others: the
     * whole of it.
     *
     * @param longest the ask's own time-out
     */
    Duration forFirstAsk(Duration longest) {
        return between(LEAST, time, longest);
    }

    /**
     * How long one ask may take that begins now: not much beyond the end.
     *
     * @param longest the ask's own time-out
     */
    public Duration forOneAsk(Duration longest) {
        return between(LEAST, end.minus(ticker.passed()), longest);
    }

    private static Duration between(Duration least, Duration wanted, Duration most) {
        Duration enough = wanted.compareTo(least) < 0 ? least : wanted;
        return enough.compareTo(most) < 0 ? enough : most;
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
    public boolean awaits(BooleanSupplier isSo) throws InterruptedException {
        while (!isSo.getAsBoolean()) {
            if (isOver()) {
                return false;
            }
            pause();
        }
        return true;
    }
}
