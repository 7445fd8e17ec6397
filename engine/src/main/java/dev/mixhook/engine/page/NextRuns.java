package dev.mixhook.engine.page;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.report.NdjsonLine;
import dev.mixhook.targeting.person.People;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** When campaigns run next, and which are paused, as lines of a page. */
final class NextRuns {
    private final Map<String, Upcoming> upcoming = new HashMap<>();
    private List<Campaign> campaigns = List.of();

    /**
     * When a campaign is due next.
     *
     * @param due in milliseconds since the epoch; {@link Long#MAX_VALUE} for never
     * @param runs the next ten by its calendar
     */
    private record Upcoming(long due, List<String> runs) {}

    /** These run from now on. */
    void begin(List<Campaign> current) {
        campaigns = List.copyOf(current);
        upcoming.clear();
    }

    /**
     * Tells of each campaign.
     *
     * @param told of its name and its line
     */
    void tell(Engine engine, People people, BiConsumer<String, String> told) {
        Map<String, Long> due = engine.nextDue();
        Map<String, String> paused = engine.byHand().paused();
        for (Campaign campaign : campaigns) {
            String name = campaign.name();
            long at = due.getOrDefault(name, Long.MAX_VALUE);
            // What is due at present has happened.
            Instant from = engine.present().plusMillis(1);
            Upcoming next = upcoming(campaign, at, people, from);
            told.accept(name, line(name, next, Optional.ofNullable(paused.get(name))));
        }
    }

    /** The calendar is asked again where a campaign is due at another instant than before. */
    private Upcoming upcoming(Campaign campaign, long due, People people, Instant from) {
        return upcoming.compute(
                campaign.name(),
                (_, before) ->
                        before != null && before.due() == due
                                ? before
                                : new Upcoming(due, PageHead.runs(campaign, people, from)));
    }

    private static String line(String campaign, Upcoming next, Optional<String> paused) {
        Optional<String> at =
                next.due() == Long.MAX_VALUE
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(next.due()).toString());
        return NdjsonLine.of(
                line ->
                        line.text("kind", "next")
                                .text("campaign", campaign)
                                .text("at", at)
                                .texts("runs", next.runs())
                                .text("paused", paused));
    }
}
