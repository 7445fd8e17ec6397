package dev.mixhook.engine.warning;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Occurrence;
import dev.mixhook.engine.campaign.Occurrences;
import dev.mixhook.engine.campaign.SendWindow;
import dev.mixhook.engine.campaign.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Whether a campaign runs at all in what is played. */
final class RunsPlayed {
    /** How far the zones of users are from any other one. */
    private static final Duration ZONES = Duration.ofHours(26);

    private RunsPlayed() {}

    /** What is told of a campaign that does not run; empty if it does, or nobody can know. */
    static Optional<String> of(Campaign campaign, Played played) {
        return played.start().flatMap(from -> of(campaign, from, played));
    }

    private static Optional<String> of(Campaign campaign, Instant from, Played played) {
        SendWindow window = campaign.schedule().window();
        Optional<Instant> next =
                switch (campaign.schedule().timing()) {
                    case Timing.ByPass _, Timing.Stream _ -> firstOf(window, from);
                    case Timing.Sync sync ->
                            window.startsAt()
                                    .filter(start -> !start.isBefore(from))
                                    .or(() -> afterAll(sync, campaign, from));
                    case Timing.ByCalendar calendar ->
                            Occurrences.after(
                                            calendar,
                                            window,
                                            calendar.zone(),
                                            from.minus(margin(calendar)).minusNanos(1))
                                    .map(RunsPlayed::instant);
                };
        if (next.isEmpty()) {
            return Optional.of(
                    "%s has no run from %s on, where this begins%s."
                            .formatted(campaign.name(), shown(from, campaign), stop(campaign)));
        }
        Instant first = next.get();
        return played.end()
                .filter(end -> !first.minus(margin(campaign.schedule().timing())).isBefore(end))
                .map(
                        end ->
                                "%s has no run before %s, where this ends; its next one is at %s."
                                        .formatted(
                                                campaign.name(),
                                                shown(end, campaign),
                                                shown(first, campaign)));
    }

    private static String stop(Campaign campaign) {
        return campaign.schedule()
                .window()
                .stopsAt()
                .map(stop -> "; its stop is " + shown(stop, campaign))
                .orElse("");
    }

    /** In the project's zone. */
    private static OffsetDateTime shown(Instant instant, Campaign campaign) {
        return instant.atZone(campaign.schedule().zone()).toOffsetDateTime();
    }

    private static Duration margin(Timing timing) {
        return timing instanceof Timing.ByCalendar calendar && calendar.isLocal()
                ? ZONES
                : Duration.ZERO;
    }

    private static Optional<Instant> firstOf(SendWindow window, Instant from) {
        Instant first = window.startsAt().filter(from::isBefore).orElse(from);
        return Optional.of(first).filter(window::contains);
    }

    private static Optional<Instant> afterAll(Timing.Sync sync, Campaign campaign, Instant from) {
        SendWindow window = campaign.schedule().window();
        return window.startsAt().isEmpty()
                ? firstOf(window, from)
                : Occurrences.after(sync, window, campaign.schedule().zone(), from.minusMillis(1))
                        .map(RunsPlayed::instant);
    }

    private static Instant instant(Occurrence occurrence) {
        return occurrence.at().toInstant();
    }
}
