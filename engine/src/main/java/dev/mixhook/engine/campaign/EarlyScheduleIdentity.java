package dev.mixhook.engine.campaign;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * The text that ledgers made before version 0.1.0 remember a schedule by. It is read and never
 * written; the names in it are part of those ledgers, whatever the code calls the same thing now.
 */
final class EarlyScheduleIdentity {
    private EarlyScheduleIdentity() {}

    static String of(Schedule schedule) {
        SendWindow window = schedule.window();
        return "%s, Span[start=%s, stop=%s, zone=%s]"
                .formatted(timing(schedule.timing()), window.start(), window.stop(), window.zone());
    }

    private static String timing(Timing timing) {
        return switch (timing) {
            // There was none.
            case Timing.Sync _, Timing.Stream _ -> "";
            case Timing.Asap(Duration pass) -> "Asap[pass=%s]".formatted(pass);
            case Timing.AsCriteriaIsMet(Duration pass, Timing.AsCriteriaIsMet.Again again) ->
                    "AsCriteriaIsMet[pass=%s, again=%s]".formatted(pass, again(again));
            case Timing.Scheduled(LocalTime at, Set<DayOfWeek> days, int everyWeeks, ZoneId zone) ->
                    "Scheduled[at=%s, days=%s, everyWeeks=%d, zone=%s]"
                            .formatted(at, days, everyWeeks, zone);
            case Timing.Once(LocalDate date, LocalTime at, ZoneId zone, Duration pass) ->
                    "Once[date=%s, at=%s, zone=%s, pass=%s]".formatted(date, at, zone, pass);
            case Timing.Recurring(
                            Timing.Cadence cadence,
                            LocalTime at,
                            ZoneId zone,
                            boolean isLocal) ->
                    "Recurring[cadence=%s, at=%s, zone=%s, isLocal=%s]"
                            .formatted(cadence(cadence), at, zone, isLocal);
        };
    }

    private static String cadence(Timing.Cadence cadence) {
        return switch (cadence) {
            case Timing.Cadence.Daily() -> "Daily[]";
            case Timing.Cadence.Weekly(Set<DayOfWeek> days) -> "Weekly[days=%s]".formatted(days);
            case Timing.Cadence.Monthly(int day) -> "Monthly[day=%d]".formatted(day);
        };
    }

    private static String again(Timing.AsCriteriaIsMet.Again again) {
        return switch (again) {
            case WHEN_REQUALIFIED -> "WHEN_REQUALIFIED";
            case WHILE_MATCHING -> "WHILE_MATCHING";
        };
    }
}
