package dev.mixhook.engine.preview;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Occurrence;
import dev.mixhook.engine.campaign.Occurrences;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.SendWindow;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.campaign.UserZones;
import dev.mixhook.targeting.person.People;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A campaign's next run in one zone, from which later ones follow. */
record NextRun(Campaign campaign, Timing timing, int people, Occurrence next) {
    static final Comparator<NextRun> ORDER =
            Comparator.<NextRun, Instant>comparing(next -> next.next().at().toInstant())
                    .thenComparing(next -> next.campaign().name())
                    .thenComparing(next -> next.next().at().getZone().getId());

    /** One for each zone that the campaign's runs are told in. */
    static List<NextRun> of(Campaign campaign, Timing timing, People people, Instant from) {
        return zones(campaign.schedule(), people).entrySet().stream()
                .flatMap(
                        zone ->
                                occurrence(campaign, timing, zone.getKey(), from.minusNanos(1))
                                        .map(
                                                next ->
                                                        new NextRun(
                                                                campaign,
                                                                timing,
                                                                zone.getValue(),
                                                                next))
                                        .stream())
                .toList();
    }

    UpcomingRuns.UpcomingRun run() {
        return new UpcomingRuns.UpcomingRun(campaign.name(), next, people);
    }

    /** The run after this one; empty if this is the last. */
    Optional<NextRun> later() {
        return occurrence(campaign, timing, next.at().getZone(), next.at().toInstant())
                .map(later -> new NextRun(campaign, timing, people, later));
    }

    private static Optional<Occurrence> occurrence(
            Campaign campaign, Timing timing, ZoneId zone, Instant after) {
        SendWindow window = campaign.schedule().window();
        return switch (timing) {
            case Timing.ByCalendar calendar -> Occurrences.after(calendar, window, zone, after);
            case Timing.Sync sync -> Occurrences.after(sync, window, zone, after);
            case Timing.ByPass _, Timing.Stream _ -> Optional.empty();
        };
    }

    /** With how many people live there. */
    private static Map<ZoneId, Integer> zones(Schedule schedule, People people) {
        if (!schedule.isLocal()) {
            return Map.of(schedule.home(), UpcomingRuns.UpcomingRun.ALL);
        }
        UserZones zones = new UserZones(people, schedule.home());
        Map<ZoneId, Integer> found =
                IntStream.range(0, people.size())
                        .filter(people::hasProfile)
                        .mapToObj(zones::of)
                        .collect(Collectors.toMap(Function.identity(), _ -> 1, Integer::sum));
        return found.isEmpty() ? Map.of(schedule.home(), 0) : found;
    }
}
