package dev.mixhook.engine.campaign;

import dev.mixhook.targeting.selector.Expr;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What brings a campaign's runs about: people who begin to match, the calendar, or events that
 * come.
 */
public sealed interface Timing {
    Duration DEFAULT_PASS = Duration.ofMinutes(1);

    /** Whether a user can come again once sent, as far as limits let them. */
    boolean isRepeated();

    /** Users wait for the next whole pass, counted from 1970 UTC; zero is the very instant. */
    sealed interface ByPass extends Timing {
        Duration pass();
    }

    /** Runs at a time of day, on some days. */
    sealed interface ByCalendar extends Timing {
        LocalTime at();

        /**
         * The zone in which the time of day is told; where runs are local to users, the zone of
         * users without one.
         */
        ZoneId zone();

        /** Whether the time of day is each user's own (R-S7). */
        default boolean isLocal() {
            return false;
        }
    }

    /** Each user once, as soon as they first match (R-S1). */
    record Asap(Duration pass) implements ByPass {
        public Asap {
            checkPass(pass);
        }

        @Override
        public boolean isRepeated() {
            return false;
        }
    }

    /** Each user as soon as they match, and again when {@code again} says so (R-S4). */
    record AsCriteriaIsMet(Duration pass, Again again) implements ByPass {
        /** When a user comes again. */
        public enum Again {
            /** A user comes again once they have stopped matching and match anew. */
            WHEN_REQUALIFIED,
            /** A user comes again while they match, as often as the limit lets them. */
            WHILE_MATCHING
        }

        public AsCriteriaIsMet {
            checkPass(pass);
        }

        @Override
        public boolean isRepeated() {
            return true;
        }
    }

    /**
     * Runs on days of the week, every so many weeks; each user once (R-S2).
     *
     * @param everyWeeks weeks begin on Monday; more than 1 counts from the week of the start
     */
    record Scheduled(LocalTime at, Set<DayOfWeek> days, int everyWeeks, ZoneId zone)
            implements ByCalendar {
        public Scheduled {
            checkDays(days);
            if (everyWeeks < 1) {
                throw new IllegalArgumentException("every is 1 week or more, was " + everyWeeks);
            }
            days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        }

        @Override
        public boolean isRepeated() {
            return false;
        }
    }

    /**
     * One run, on a date (R-S2).
     *
     * @param pass when those come again who are re-queued, as there is no further run (R-D8)
     */
    record Once(LocalDate date, LocalTime at, ZoneId zone, Duration pass) implements ByCalendar {
        public Once {
            checkPass(pass);
        }

        @Override
        public boolean isRepeated() {
            return false;
        }
    }

    /** Runs by the day, the week or the month, without end (R-S3). */
    record Recurring(Cadence cadence, LocalTime at, ZoneId zone, boolean isLocal)
            implements ByCalendar {
        @Override
        public boolean isRepeated() {
            return true;
        }
    }

    /** On which days a recurring campaign runs. */
    sealed interface Cadence {
        record Daily() implements Cadence {}

        record Weekly(Set<DayOfWeek> days) implements Cadence {
            public Weekly {
                checkDays(days);
                days = Collections.unmodifiableSet(EnumSet.copyOf(days));
            }
        }

        /**
         * A run on one day of each month.
         *
         * @param day of the month, 1 to 31; the month's last day where it has none such (R-S9)
         */
        record Monthly(int day) implements Cadence {
            public Monthly {
                if (day < 1 || day > 31) {
                    throw new IllegalArgumentException("a day of the month is 1 to 31, was " + day);
                }
            }
        }
    }

    /**
     * A cohort is compared with what its receiver has, every so often (R-C6); first at the start.
     *
     * @param first how a receiver that has nothing yet is told of the whole cohort
     */
    record Sync(Duration every, First first) implements Timing {
        /** How a cohort is told of for the first time. */
        public enum First {
            /** The whole cohort replaces what the receiver has. */
            MEMBERS,
            /** Everyone in the cohort is told as a member who entered. */
            ADD_MEMBERS
        }

        public Sync {
            if (every.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException(
                        "a sync is every second or less often, was " + every);
            }
        }

        /** Leaving is told: there is nobody whom a receiver has too often. */
        @Override
        public boolean isRepeated() {
            return false;
        }
    }

    /**
     * Each event goes out as it comes (R-E1).
     *
     * @param events the names of those that do
     * @param filter what else is asked of them; null for nothing
     */
    record Stream(List<String> events, @Nullable Expr filter) implements Timing {
        public Stream {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("a stream names at least one event");
            }
        }

        /** What else is asked of the events. */
        public Optional<Expr> where() {
            return Optional.ofNullable(filter);
        }

        /** A user has nothing to do with it, and comes as often as they do something. */
        @Override
        public boolean isRepeated() {
            return false;
        }
    }

    private static void checkPass(Duration pass) {
        if (pass.isNegative() || pass.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a pass is from 0 to 1 day, was " + pass);
        }
    }

    private static void checkDays(Set<DayOfWeek> days) {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a schedule names at least one day of the week");
        }
    }
}
