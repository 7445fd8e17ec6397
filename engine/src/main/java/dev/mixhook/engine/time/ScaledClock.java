package dev.mixhook.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The real clock, running faster from one instant on, for demonstrations and tests. The clock
 * stands still at that instant until it is begun, so that the time of a start is not played at its
 * speed.
 */
public final class ScaledClock implements InstantSource {
    private final InstantSource real;
    private final Instant start;
    private final double speed;
    private volatile @Nullable Instant realStart;

    /**
     * @param start what it shows until it is begun
     * @param speed its seconds in one real second, more than 0
     */
    public ScaledClock(InstantSource real, Instant start, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("a clock's speed is more than 0, was " + speed);
        }
        this.real = real;
        this.start = start;
        this.speed = speed;
    }

    /** The real clock as it is. */
    public static ScaledClock realTime(InstantSource real) {
        Instant now = real.instant();
        ScaledClock clock = new ScaledClock(real, now, 1);
        clock.realStart = now;
        return clock;
    }

    /** Lets the clock run from now on; one that runs goes on. */
    public void begin() {
        if (realStart == null) {
            realStart = real.instant();
        }
    }

    @Override
    public Instant instant() {
        Instant begun = realStart;
        if (begun == null) {
            return start;
        }
        long passed = Duration.between(begun, real.instant()).toMillis();
        return start.plusMillis((long) (passed * speed));
    }

    /** The instant that the clock shows until it is begun. */
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
        return Objects.requireNonNull(realStart, "a clock is begun before it is waited for")
                .plusMillis((long) Math.ceil(ahead))
                .plusNanos(999_999)
                .truncatedTo(ChronoUnit.MILLIS);
    }
}
