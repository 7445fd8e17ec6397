package dev.mixhook.engine.campaign;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How often one user may receive a campaign; only accepted sends count (R-S5).
 *
 * @param atMost times in all, from 1; {@link #UNLIMITED} for no limit
 * @param atMostEvery the least time between two sends; null for no limit
 */
public record Limits(int atMost, @Nullable Gap atMostEvery) {
    public static final int UNLIMITED = Integer.MAX_VALUE;

    public static final Limits NONE = new Limits(UNLIMITED, null);

    public Limits {
        if (atMost < 1) {
            throw new IllegalArgumentException("at most is 1 time or more, was " + atMost);
        }
    }

    /**
     * A time between sends. Days, weeks and months are those of the calendar, so that a daily run
     * is not held up by the change to daylight saving time.
     *
     * @param unit hours, days, weeks or months
     */
    public record Gap(int length, ChronoUnit unit) {
        public Gap {
            if (length < 1) {
                throw new IllegalArgumentException("a gap is 1 or more, was " + length);
            }
        }

        /** The first instant after a send at which the user may receive again. */
        public Instant after(Instant sent, ZoneId zone) {
            return sent.atZone(zone).plus(length, unit).toInstant();
        }

        @Override
        public String toString() {
            return Durations.shown(length, unit);
        }
    }
}
