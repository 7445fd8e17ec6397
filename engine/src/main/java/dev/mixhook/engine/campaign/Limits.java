package dev.mixhook.engine.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
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
     * is not held up by the change to daylight saving time, nor by the day on which it was moved.
     *
     * @param unit hours, days, weeks or months
     */
    public record Gap(int length, ChronoUnit unit) {
        public Gap {
            if (length < 1) {
                throw new IllegalArgumentException("a gap is 1 or more, was " + length);
            }
        }

        /**
         * The first instant after a send at which the user may receive again.
         *
         * @param sent from which hours count
         * @param local the date and time from which days, weeks and months count
         * @param zone in whose calendar they do
         */
        public Instant after(Instant sent, LocalDateTime local, ZoneId zone) {
            return unit == ChronoUnit.HOURS
                    ? sent.plus(length, unit)
                    : local.plus(length, unit).atZone(zone).toInstant();
        }

        @Override
        public String toString() {
            return Durations.shown(length, unit);
        }
    }
}
