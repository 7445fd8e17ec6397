package dev.mixhook.engine.campaign;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The instants of schedules, by java.time alone (R-S9). */
public final class Occurrences {
    private Occurrences() {}

    /**
     * The first pass at or after an instant (R-S1); the instant itself where passes have no length.
     */
    public static Instant pass(Schedule.Asap schedule, Instant from) {
        long length = schedule.pass().toMillis();
        if (length == 0) {
            return from;
        }
        long passes = Math.ceilDiv(from.toEpochMilli(), length);
        return Instant.ofEpochMilli(passes * length);
    }

    /**
     * The first pass after one at which users were left over; a minute later where passes have no
     * length.
     */
    public static Instant passAfter(Schedule.Asap schedule, Instant pass) {
        return schedule.pass().isZero()
                ? pass(new Schedule.Asap(Schedule.Asap.DEFAULT_PASS, schedule.zone()), later(pass))
                : pass(schedule, later(pass));
    }

    /** The first run after an instant, itself excluded. */
    public static ZonedDateTime after(Schedule.Scheduled schedule, Instant instant) {
        LocalDate start = schedule.start();
        LocalDate day = instant.atZone(schedule.zone()).toLocalDate().minusDays(1);
        if (start != null && day.isBefore(start)) {
            day = start;
        }
        for (; ; day = day.plusDays(1)) {
            if (!schedule.days().contains(day.getDayOfWeek()) || !isInTurn(schedule, day)) {
                continue;
            }
            ZonedDateTime run = ZonedDateTime.of(day, schedule.at(), schedule.zone());
            if (run.toInstant().isAfter(instant)) {
                return run;
            }
        }
    }

    private static boolean isInTurn(Schedule.Scheduled schedule, LocalDate day) {
        LocalDate start = schedule.start();
        return start == null
                || ChronoUnit.WEEKS.between(monday(start), monday(day)) % schedule.everyWeeks()
                        == 0;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static Instant later(Instant instant) {
        return instant.plus(Duration.ofMillis(1));
    }
}
