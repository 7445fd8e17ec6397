package dev.mixhook.engine.preview;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Occurrence;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.targeting.person.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What lies ahead of campaigns.
 *
 * @param runs their next runs by the calendar, in the order of their instants
 * @param waiting those that send as people match
 * @param streams those that send events as they come
 * @param over those that have no further run
 */
public record UpcomingRuns(
        List<UpcomingRun> runs,
        List<PassCampaign> waiting,
        List<EventStream> streams,
        List<String> over) {
    public UpcomingRuns {
        runs = List.copyOf(runs);
        waiting = List.copyOf(waiting);
        streams = List.copyOf(streams);
        over = List.copyOf(over);
    }

    /**
     * One run, in one zone.
     *
     * @param people how many people the zone is theirs; {@link #ALL} where runs are not local to
     *     them (R-S7)
     */
    public record UpcomingRun(String campaign, Occurrence occurrence, int people) {
        public static final int ALL = -1;
    }

    /** A campaign that sends as people match. */
    public record PassCampaign(String campaign, Timing.ByPass timing, Schedule schedule) {}

    /** A campaign that sends events as they come. */
    public record EventStream(String campaign, Timing.Stream timing, Schedule schedule) {}

    /**
     * The first runs at or after an instant.
     *
     * @param people as they are at the instant
     * @param most how many runs
     */
    public static UpcomingRuns of(List<Campaign> campaigns, People people, Instant from, int most) {
        List<PassCampaign> waiting = new ArrayList<>();
        List<EventStream> streams = new ArrayList<>();
        List<String> over = new ArrayList<>();
        PriorityQueue<NextRun> queue = new PriorityQueue<>(NextRun.ORDER);
        for (Campaign campaign : campaigns) {
            switch (campaign.schedule().timing()) {
                case Timing.ByPass timing ->
                        waiting.add(new PassCampaign(campaign.name(), timing, campaign.schedule()));
                case Timing.Stream timing ->
                        streams.add(new EventStream(campaign.name(), timing, campaign.schedule()));
                case Timing.ByCalendar _, Timing.Sync _ -> {
                    Timing timing = campaign.schedule().timing();
                    List<NextRun> ahead = NextRun.of(campaign, timing, people, from);
                    queue.addAll(ahead);
                    if (ahead.isEmpty()) {
                        over.add(campaign.name());
                    }
                }
            }
        }
        return new UpcomingRuns(first(most, queue), waiting, streams, over);
    }

    private static List<UpcomingRun> first(int most, PriorityQueue<NextRun> queue) {
        List<UpcomingRun> runs = new ArrayList<>();
        while (runs.size() < most && !queue.isEmpty()) {
            NextRun next = queue.remove();
            runs.add(next.run());
            next.later().ifPresent(queue::add);
        }
        return runs;
    }
}
