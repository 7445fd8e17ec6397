package dev.mixhook.engine.report;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.campaign.Limits;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.text.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When a campaign sends that follows people or events. */
final class PassesInWords {
    private PassesInWords() {}

    static String of(Timing.ByPass timing, Schedule schedule) {
        return joined(
                Stream.of(
                        Stream.of("as people match, " + pass(timing.pass()) + again(timing)),
                        limits(schedule.limits()),
                        bounds(schedule)));
    }

    static String of(Timing.Stream timing, Schedule schedule) {
        return joined(
                Stream.of(
                        Stream.of("each " + String.join(", ", timing.events()) + " as it comes"),
                        bounds(schedule)));
    }

    private static String joined(Stream<Stream<String>> parts) {
        return parts.flatMap(part -> part).collect(Collectors.joining("; "));
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
