package dev.mixhook.engine.faults;

import dev.mixhook.engine.campaign.SendWindow;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.campaign.Timing.Cadence;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The runs of a schedule, found by looking at every day (R-S2, R-S3, R-S6, R-S9). */
final class Calendar {
    private static final long FOREVER = Long.MAX_VALUE;

    private final Timing.ByCalendar timing;
    private final SendWindow window;
    private final Map<ZoneId, Long> ends = new HashMap<>();

    Calendar(Timing.ByCalendar timing, SendWindow window) {
        this.timing = timing;
        this.window = window;
    }

    /** One run: its instant in milliseconds, and the day and time that the schedule names. */
    record CalendarRun(long at, LocalDateTime named) {}

    /** All runs of a zone between two instants, both included; of two at once the later day's. */
    List<CalendarRun> runs(ZoneId zone, long from, long to) {
        List<CalendarRun> runs = new ArrayList<>();
        LocalDate last = day(to, zone).plusDays(1);
        for (LocalDate day = day(from, zone).minusDays(1);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            if (isRunDay(day)) {
                Instant run = ZonedDateTime.of(day, timing.at(), zone).toInstant();
                long millis = run.toEpochMilli();
                if (from <= millis && millis <= to && window.contains(run)) {
                    runs.add(new CalendarRun(millis, day.atTime(timing.at())));
                }
            }
        }
        return runs;
    }

    static LocalDate day(long instant, ZoneId zone) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(instant), zone);
    }

    private boolean isRunDay(LocalDate day) {
        return switch (timing) {
            case Timing.Once once -> day.equals(once.date());
            case Timing.Scheduled(var _, Set<DayOfWeek> days, int weeks, var _) ->
                    days.contains(day.getDayOfWeek()) && (weeks == 1 || week(day) % weeks == 0);
            case Timing.Recurring recurring ->
                    switch (recurring.cadence()) {
                        case Cadence.Daily _ -> true;
                        case Cadence.Weekly(Set<DayOfWeek> days) ->
                                days.contains(day.getDayOfWeek());
                        case Cadence.Monthly(int of) ->
                                day.getDayOfMonth() == Math.min(of, day.lengthOfMonth());
                    };
        };
    }

    /** Of the start, whose own week is 0 (R-S2). */
    private long week(LocalDate day) {
        LocalDate start = LocalDate.ofInstant(window.startsAt().orElseThrow(), window.zone());
        return ChronoUnit.WEEKS.between(monday(start), monday(day));
    }

    private static LocalDate monday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1);
    }

    /** The last run of a zone; the greatest long where they never end (R-D8). */
    long last(ZoneId zone) {
        return ends.computeIfAbsent(zone, this::findLast);
    }

    private long findLast(ZoneId zone) {
        if (timing instanceof Timing.Once once) {
            long noon = once.date().atTime(12, 0).atZone(zone).toInstant().toEpochMilli();
            List<CalendarRun> runs =
                    runs(
                            zone,
                            noon - 3 * ChronoUnit.DAYS.getDuration().toMillis(),
                            noon + 3 * ChronoUnit.DAYS.getDuration().toMillis());
            return runs.isEmpty() ? Long.MIN_VALUE : runs.getLast().at();
        }
        if (window.stopsAt().isEmpty()) {
            return FOREVER;
        }
        long stop = window.stopsAt().get().toEpochMilli();
        List<CalendarRun> runs =
                runs(zone, stop - 63 * ChronoUnit.DAYS.getDuration().toMillis(), stop);
        return runs.isEmpty() ? Long.MIN_VALUE : runs.getLast().at();
    }
}
