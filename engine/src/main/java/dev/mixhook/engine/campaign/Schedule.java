package dev.mixhook.engine.campaign;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When a campaign sends. */
public sealed interface Schedule {
    /** The zone in whose offset the occurrences are told. */
    ZoneId zone();

    /**
     * Each user once, as soon as they first match (R-S1).
     *
     * @param pass users wait for the next whole pass, counted from midnight UTC; zero sends at the
     *     very instant
     */
    record Asap(Duration pass, ZoneId zone) implements Schedule {
        public static final Duration DEFAULT_PASS = Duration.ofMinutes(1);

        public Asap {
            if (pass.isNegative() || pass.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("a pass is from 0 to 1 day, was " + pass);
            }
        }
    }

    /**
     * At a time of day, on days of the week, every so many weeks (R-S2).
     *
     * @param everyWeeks weeks begin on Monday; more than 1 counts from the week of {@code start}
     * @param start the first day on which it may run; null for no bound
     */
    record Scheduled(
            LocalTime at,
            Set<DayOfWeek> days,
            int everyWeeks,
            ZoneId zone,
            @Nullable LocalDate start)
            implements Schedule {
        public Scheduled {
            if (days.isEmpty()) {
                throw new IllegalArgumentException("a schedule names at least one day of the week");
            }
            if (everyWeeks < 1 || (everyWeeks > 1 && start == null)) {
                throw new IllegalArgumentException(
                        "every is 1 week or more, and more than 1 needs a start; was "
                                + everyWeeks);
            }
            days = Set.copyOf(days);
        }
    }
}
