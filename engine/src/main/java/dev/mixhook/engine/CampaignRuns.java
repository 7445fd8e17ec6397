package dev.mixhook.engine;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.execution.CampaignRun;
import dev.mixhook.engine.execution.ExecutionContext;
import dev.mixhook.engine.execution.Shortfall;
import dev.mixhook.engine.feed.RawEvent;
import dev.mixhook.engine.feed.StreamListener;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The campaigns of an engine while they run.
 *
 * @param leaving of earlier plans, and in none any more: they have POSTs under way
 */
record CampaignRuns(List<CampaignRun> current, List<CampaignRun> leaving)
        implements StreamListener {
    CampaignRuns {
        current = List.copyOf(current);
        leaving = List.copyOf(leaving);
    }

    static CampaignRuns of(List<Campaign> campaigns, ExecutionContext context) {
        return new CampaignRuns(List.of(), List.of()).replacedBy(campaigns, context);
    }

    /** Other campaigns, to which the POSTs under way come back. */
    CampaignRuns replacedBy(List<Campaign> campaigns, ExecutionContext context) {
        Map<String, CampaignRun> underWay =
                Stream.concat(current.stream(), leaving.stream())
                        .filter(CampaignRun::isUnderWay)
                        .collect(Collectors.toMap(CampaignRuns::name, Function.identity()));
        List<CampaignRun> next =
                campaigns.stream()
                        .map(one -> CampaignRun.of(one, context, underWay.get(one.name())))
                        .toList();
        // What has another format now comes to its end by itself.
        next.forEach(
                run ->
                        underWay.computeIfPresent(
                                name(run), (_, out) -> run.isOfTheKindOf(out) ? null : out));
        return new CampaignRuns(next, List.copyOf(underWay.values()));
    }

    @Override
    public void streamed(RawEvent event, long at, long dated) {
        for (CampaignRun run : current) {
            if (run.campaign().schedule().timing() instanceof Timing.Stream stream
                    && stream.events().contains(event.name())) {
                run.streamed(event, at, dated);
            }
        }
    }

    void wake(long now) {
        current.forEach(run -> run.wake(now));
    }

    void park() {
        current.forEach(CampaignRun::park);
    }

    /** When the next attempt of each is due, in milliseconds since the epoch. */
    Map<String, Long> nextDue() {
        Map<String, Long> next = new TreeMap<>();
        current.forEach(run -> next.put(name(run), run.nextDue()));
        return next;
    }

    /** How many people match each that is for people. */
    Map<String, Integer> audienceSizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        current.forEach(run -> run.audienceSize().ifPresent(size -> sizes.put(name(run), size)));
        return sizes;
    }

    /**
     * How they stand.
     *
     * @param underWay how many POSTs are out
     */
    EngineStatus status(int underWay) {
        Optional<CampaignRun> first =
                current.stream()
                        .filter(run -> run.nextDue() != Long.MAX_VALUE)
                        .min(Comparator.comparingLong(CampaignRun::nextDue));
        int requeued = 0;
        int dead = 0;
        for (Shortfall shortfall : shortfalls()) {
            switch (shortfall) {
                case Shortfall.Requeued waiting -> requeued += waiting.count();
                case Shortfall.Dead given -> dead += given.count();
                case Shortfall.FailedSync _, Shortfall.Stopped _, Shortfall.Paused _ -> {}
            }
        }
        return new EngineStatus(
                first.map(CampaignRuns::name).orElse(null),
                first.map(run -> Instant.ofEpochMilli(run.nextDue())).orElse(null),
                underWay,
                requeued,
                dead);
    }

    /** Since when a user matches a campaign or does not; empty for since the start. */
    Optional<Instant> since(String campaign, String user) {
        return current.stream()
                .filter(run -> name(run).equals(campaign))
                .findFirst()
                .flatMap(run -> run.since(user));
    }

    /** What they have left undone at the end. */
    List<Shortfall> shortfalls() {
        return current.stream().flatMap(run -> run.shortfalls().stream()).toList();
    }

    private static String name(CampaignRun run) {
        return run.campaign().name();
    }
}
