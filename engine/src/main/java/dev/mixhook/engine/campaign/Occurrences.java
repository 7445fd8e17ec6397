package dev.mixhook.engine.campaign;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.Optional;

/** The instants of schedules, by java.time alone (R-S9). */
public final class Occurrences {
    private Occurrences() {}

    /**
     * The first pass at or after an instant (R-S1); the instant itself where passes have no length.
     */
    public static Instant pass(Duration pass, Instant from) {
        long length = pass.toMillis();
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
    public static Instant passAfter(Duration pass, Instant instant) {
        return pass(
                pass.isZero() ? Timing.ByPass.DEFAULT_PASS : pass,
                instant.plus(Duration.ofMillis(1)));
    }

    /**
     * The first run after an instant, itself excluded; empty if there is none any more.
     *
     * @param zone where the time of day is told: the timing's own, or a user's (R-S7)
     */
    public static Optional<Occurrence> after(
            Timing.ByCalendar timing, Span span, ZoneId zone, Instant instant) {
        Instant from = span.startsAt().map(start -> start.minusMillis(1)).orElse(instant);
        from = from.isAfter(instant) ? from : instant;
        LocalDate day = from.atZone(zone).toLocalDate().minusDays(1);
        for (; !isOver(timing, day); day = day.plusDays(1)) {
            if (isOn(timing, span, day)) {
                ZonedDateTime run = ZonedDateTime.of(day, timing.at(), zone);
                if (run.toInstant().isAfter(from)) {
                    return Optional.of(new Occurrence(run, moved(timing, day, run)))
                            .filter(found -> span.contains(found.at().toInstant()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOver(Timing.ByCalendar timing, LocalDate day) {
        return timing instanceof Timing.Once once && day.isAfter(once.date());
    }

    private static boolean isOn(Timing.ByCalendar timing, Span span, LocalDate day) {
        return switch (timing) {
            case Timing.Scheduled scheduled ->
                    scheduled.days().contains(day.getDayOfWeek()) && isInTurn(scheduled, span, day);
            case Timing.Once once -> day.equals(once.date());
            case Timing.Recurring recurring -> isOn(recurring.cadence(), day);
        };
    }

    private static boolean isOn(Timing.Cadence cadence, LocalDate day) {
        return switch (cadence) {
            case Timing.Cadence.Daily _ -> true;
            case Timing.Cadence.Weekly weekly -> weekly.days().contains(day.getDayOfWeek());
            case Timing.Cadence.Monthly(int of) ->
                    day.getDayOfMonth() == Math.min(of, day.lengthOfMonth());
        };
    }

    private static boolean isInTurn(Timing.Scheduled scheduled, Span span, LocalDate day) {
        if (scheduled.everyWeeks() == 1) {
            return true;
        }
        LocalDateTime start =
                Objects.requireNonNull(span.start(), "every so many weeks counts from a start");
        long weeks = ChronoUnit.WEEKS.between(monday(start.toLocalDate()), monday(day));
        return weeks % scheduled.everyWeeks() == 0;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static String moved(Timing.ByCalendar timing, LocalDate day, ZonedDateTime run) {
        if (!run.toLocalDateTime().equals(day.atTime(timing.at()))) {
            return "there is no " + timing.at() + " on that day in " + run.getZone();
        }
        if (timing instanceof Timing.Recurring(Timing.Cadence.Monthly(int of), var _, var _, var _)
                && of != day.getDayOfMonth()) {
            return "that month has no day " + of;
        }
        return "";
    }
}
