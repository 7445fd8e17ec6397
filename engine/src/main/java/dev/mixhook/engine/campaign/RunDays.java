package dev.mixhook.engine.campaign;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** On which days of the calendar a timing has a run, wherever that is. */
record RunDays(Timing.ByCalendar timing, SendWindow window) {

    /** The first such day on or after a day; empty if there is none any more. */
    Optional<LocalDate> from(LocalDate day) {
        return switch (timing) {
            case Timing.Once once -> Optional.of(once.date()).filter(date -> !date.isBefore(day));
            case Timing.Scheduled scheduled -> Optional.of(scheduled(scheduled, day));
            case Timing.Recurring recurring -> Optional.of(recurring(recurring.cadence(), day));
        };
    }

    private LocalDate scheduled(Timing.Scheduled scheduled, LocalDate day) {
        LocalDate found = weekly(scheduled.days(), day);
        if (scheduled.everyWeeks() == 1) {
            return found;
        }
        LocalDate week = monday(found);
        long weeks = ChronoUnit.WEEKS.between(monday(window.startDay().orElseThrow()), week);
        long late = Math.floorMod(weeks, scheduled.everyWeeks());
        return late == 0
                ? found
                : weekly(scheduled.days(), week.plusWeeks(scheduled.everyWeeks() - late));
    }

    private static LocalDate recurring(Timing.Cadence cadence, LocalDate day) {
        return switch (cadence) {
            case Timing.Cadence.Daily _ -> day;
            case Timing.Cadence.Weekly(Set<DayOfWeek> days) -> weekly(days, day);
            case Timing.Cadence.Monthly(int of) -> {
                LocalDate found = monthly(of, YearMonth.from(day));
                yield found.isBefore(day) ? monthly(of, YearMonth.from(day).plusMonths(1)) : found;
            }
        };
    }

    private static LocalDate weekly(Set<DayOfWeek> days, LocalDate day) {
        return Collections.min(
                days.stream().map(TemporalAdjusters::nextOrSame).map(day::with).toList());
    }

    private static LocalDate monthly(int day, YearMonth month) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
