package dev.mixhook.engine.generator.workload;

import java.time.Duration;
import java.time.Instant;

/**
 * The time in which a workload happens.
 *
 * @param from when the profiles are taken
 * @param before how much history there is
 * @param after how much happens from then on
 */
public record Period(Instant from, Duration before, Duration after) {
    public Period {
        if (before.isNegative() || after.isNegative() || before.plus(after).isZero()) {
            throw new IllegalArgumentException(
                    "a workload takes some time, took " + before + " and " + after);
        }
    }

    /** In milliseconds since the epoch. */
    long start() {
        return taken() - before.toMillis();
    }

    /** When the profiles are taken, in milliseconds since the epoch. */
    long taken() {
        return from.toEpochMilli();
    }

    /** In milliseconds since the epoch; nothing happens at it any more. */
    long end() {
        return taken() + after.toMillis();
    }

    /** The instant after a share of the time. */
    long at(double share) {
        return start() + (long) (share * (end() - start()));
    }

    /** The share of the time that has passed at an instant. */
    double share(long instant) {
        return (double) (instant - start()) / (end() - start());
    }
}
