package dev.mixhook.engine.report;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.campaign.Limits;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.text.Counted;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When a campaign sends, in a line. */
public final class ScheduleInWords {
    private ScheduleInWords() {}

    /** Such as {@code as people match, at the next whole minute, each of them once}. */
    public static String of(Schedule schedule) {
        return Stream.of(
                        Stream.of(timing(schedule.timing())),
                        limits(schedule.limits()),
                        bounds(schedule))
                .flatMap(part -> part)
                .collect(Collectors.joining("; "));
    }

    private static String timing(Timing timing) {
        return switch (timing) {
            case Timing.ByPass passes -> "as people match, " + pass(passes.pass()) + again(passes);
            case Timing.Stream stream ->
                    "each " + String.join(", ", stream.events()) + " as it comes";
            case Timing.Sync sync -> "synced every " + Durations.shown(sync.every());
            case Timing.ByCalendar calendar ->
                    days(calendar) + " at " + calendar.at() + zone(calendar);
        };
    }

    private static String days(Timing.ByCalendar calendar) {
        return switch (calendar) {
            case Timing.Once once -> "on " + once.date();
            case Timing.Scheduled scheduled ->
                    (scheduled.everyWeeks() == 1
                                    ? "every "
                                    : "every " + scheduled.everyWeeks() + " weeks on ")
                            + names(scheduled.days())
                            + ", each user once,";
            case Timing.Recurring recurring ->
                    switch (recurring.cadence()) {
                        case Timing.Cadence.Daily _ -> "every day";
                        case Timing.Cadence.Weekly(Set<DayOfWeek> days) -> "every " + names(days);
                        case Timing.Cadence.Monthly(int day) ->
                                "on day " + day + " of every month, or its last";
                    };
        };
    }

    private static String names(Set<DayOfWeek> days) {
        return days.stream()
                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .collect(Collectors.joining(", "));
    }

    private static String zone(Timing.ByCalendar calendar) {
        return calendar.isLocal()
                ? ", each user's own time, else that of " + calendar.zone()
                : " in " + calendar.zone();
    }

    private static Stream<String> bounds(Schedule schedule) {
        return Stream.concat(
                bound("from ", schedule.window().startsAt(), schedule),
                bound("until ", schedule.window().stopsAt(), schedule));
    }

    private static String pass(Duration pass) {
        if (pass.isZero()) {
            return "at that very instant";
        }
        return pass.equals(Timing.DEFAULT_PASS)
                ? "at the next whole minute"
                : "every " + Durations.shown(pass);
    }

    private static String again(Timing.ByPass timing) {
        return switch (timing) {
            case Timing.Asap _ -> ", each of them once";
            case Timing.AsCriteriaIsMet(Duration _, Timing.AsCriteriaIsMet.Again again) ->
                    switch (again) {
                        case WHEN_REQUALIFIED -> ", and again when they match anew";
                        case WHILE_MATCHING -> ", and again while they match";
                    };
        };
    }

    private static Stream<String> limits(Limits limits) {
        Stream<String> times =
                limits.atMost() == Limits.UNLIMITED
                        ? Stream.empty()
                        : Stream.of("at most " + Counted.of(limits.atMost(), "time"));
        return Stream.concat(
                times, Stream.ofNullable(limits.atMostEvery()).map(gap -> "at most every " + gap));
    }

    private static Stream<String> bound(String word, Optional<Instant> instant, Schedule schedule) {
        return instant.map(at -> word + at.atZone(schedule.zone()).toOffsetDateTime()).stream();
    }
}
