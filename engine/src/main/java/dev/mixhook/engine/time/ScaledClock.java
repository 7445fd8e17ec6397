package dev.mixhook.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The real clock, running faster from one instant on, for demonstrations and tests. */
public final class ScaledClock implements InstantSource {
    private final InstantSource real;
    private final Instant realStart;
    private final Instant start;
    private final double speed;

    /**
     * Starts to run.
     *
     * @param start what it shows now
     * @param speed its seconds in one real second, more than 0
     */
    public ScaledClock(InstantSource real, Instant start, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("a clock's speed is more than 0, was " + speed);
        }
        this.real = real;
        this.realStart = real.instant();
        this.start = start;
        this.speed = speed;
    }

    /** The real clock as it is. */
    public static ScaledClock realTime(InstantSource real) {
        return new ScaledClock(real, real.instant(), 1);
    }

    @Override
    public Instant instant() {
        long passed = Duration.between(realStart, real.instant()).toMillis();
        return start.plusMillis((long) (passed * speed));
    }

    /** What it showed at first. */
    public Instant start() {
        return start;
    }

    /** What the real clock shows now. */
    Instant real() {
        return real.instant();
    }

    /** The real instant at which it shows an instant, or just after: a whole millisecond. */
    Instant realAt(long millis) {
        double ahead = (millis - start.toEpochMilli()) / speed;
        return realStart
                .plusMillis((long) Math.ceil(ahead))
                .plusNanos(999_999)
                .truncatedTo(ChronoUnit.MILLIS);
    }
}
