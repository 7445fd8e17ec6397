package dev.mixhook.engine.campaign;

import dev.mixhook.targeting.selector.SelectorPrinter;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text by which a ledger remembers the schedule that a campaign ran by. It is on people's
 * disks: a change of it makes every campaign a new one at its next start, which misses no runs
 * (R-S10).
 */
final class ScheduleIdentity {
    private ScheduleIdentity() {}

    /** One line; equal for two schedules if and only if their timing and bounds are. */
    static String of(Schedule schedule) {
        SendWindow window = schedule.window();
        return "%s; start %s; stop %s; project zone %s"
                .formatted(
                        timing(schedule.timing()),
                        instant(window.start()),
                        instant(window.stop()),
                        window.zone().getId());
    }

    private static String timing(Timing timing) {
        return switch (timing) {
            case Timing.Asap(Duration pass) -> "asap, pass " + pass;
            case Timing.AsCriteriaIsMet(Duration pass, Timing.AsCriteriaIsMet.Again again) ->
                    "as_criteria_is_met, pass %s, again %s".formatted(pass, again(again));
            case Timing.Sync(Duration every, Timing.Sync.First _) -> "sync every " + every;
            case Timing.Stream stream ->
                    "stream of %s%s"
                            .formatted(
                                    stream.events(),
                                    stream.where()
                                            .map(where -> " where " + SelectorPrinter.print(where))
                                            .orElse(""));
            case Timing.Scheduled(LocalTime at, Set<DayOfWeek> days, int everyWeeks, ZoneId zone) ->
                    "scheduled at %s on %s every %d weeks in %s"
                            .formatted(at, days(days), everyWeeks, zone.getId());
            case Timing.Once(LocalDate date, LocalTime at, ZoneId zone, Duration pass) ->
                    "scheduled at %s on %s in %s, pass %s".formatted(at, date, zone.getId(), pass);
            case Timing.Recurring(
                            Timing.Cadence cadence,
                            LocalTime at,
                            ZoneId zone,
                            boolean isLocal) ->
                    "recurring %s at %s in %s%s"
                            .formatted(
                                    cadence(cadence),
                                    at,
                                    isLocal ? "each user's zone, else " : "",
                                    zone.getId());
        };
    }

    private static String cadence(Timing.Cadence cadence) {
        return switch (cadence) {
            case Timing.Cadence.Daily() -> "every day";
            case Timing.Cadence.Weekly(Set<DayOfWeek> days) -> "every week on " + days(days);
            case Timing.Cadence.Monthly(int day) -> "every month on " + day;
        };
    }

    private static String again(Timing.AsCriteriaIsMet.Again again) {
        return switch (again) {
            case WHEN_REQUALIFIED -> "when_requalified";
            case WHILE_MATCHING -> "while_matching";
        };
    }

    private static String days(Set<DayOfWeek> days) {
        return days.stream()
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("+"));
    }

    private static String instant(@Nullable Instant instant) {
        return instant == null ? "none" : instant.toString();
    }
}
