package dev.mixhook.engine.control;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.session.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How campaigns stand, as answers say it. */
final class CampaignAnswer {
    private CampaignAnswer() {}

    /** Before anything has happened. */
    static List<Told> before(List<Campaign> campaigns) {
        return campaigns.stream().map(campaign -> told(campaign.name(), 0)).toList();
    }

    static List<Told> of(Standing standing) {
        return standing.summaries().stream()
                .flatMap(event -> counted(event, standing).stream())
                .toList();
    }

    private static Optional<Told> counted(EngineEvent event, Standing standing) {
        return switch (event) {
            case EngineEvent.Summary summary ->
                    Optional.of(with(summary.campaign(), summary(summary), standing));
            case EngineEvent.CohortSummary cohort ->
                    Optional.of(with(cohort.campaign(), cohort(cohort), standing));
            case EngineEvent.StreamSummary stream ->
                    Optional.of(with(stream.campaign(), stream(stream), standing));
            case EngineEvent.PostSettled _,
                    EngineEvent.UserDue _,
                    EngineEvent.UsersNoted _,
                    EngineEvent.EventsNoted _,
                    EngineEvent.MemberChanged _,
                    EngineEvent.CampaignStopped _,
                    EngineEvent.DeliveryPaused _,
                    EngineEvent.DeliveryResumed _ ->
                    Optional.empty();
        };
    }

    private static Told told(String campaign, int posts) {
        return new Told().with(SessionKeys.CAMPAIGN, campaign).with(SessionKeys.SENT_POSTS, posts);
    }

    private static Told with(String campaign, Told counted, Standing standing) {
        return counted.with(
                        SessionKeys.PAUSED, Optional.ofNullable(standing.paused().get(campaign)))
                .with(SessionKeys.STOPPED, Optional.ofNullable(standing.stopped().get(campaign)))
                .with(
                        SessionKeys.NEXT_RUN,
                        Stream.ofNullable(standing.nextDue().get(campaign))
                                .map(Object::toString)
                                .findFirst());
    }

    private static Told summary(EngineEvent.Summary summary) {
        return told(summary.campaign(), summary.posts())
                .with(SessionKeys.DUE, summary.due())
                .with(SessionKeys.SENT, summary.sent())
                .with(SessionKeys.SUPPRESSED, summary.suppressed())
                .with(SessionKeys.REQUEUED, summary.requeued())
                .with(SessionKeys.UNCERTAIN, summary.uncertain())
                .with(SessionKeys.DEAD, summary.dead());
    }

    private static Told cohort(EngineEvent.CohortSummary cohort) {
        return told(cohort.campaign(), cohort.posts())
                .with(SessionKeys.MEMBERS, cohort.members())
                .with(SessionKeys.SYNCS, cohort.syncs())
                .with(SessionKeys.FAILED, cohort.failures());
    }

    private static Told stream(EngineEvent.StreamSummary stream) {
        return told(stream.campaign(), stream.posts())
                .with(SessionKeys.EVENTS, stream.events())
                .with(SessionKeys.WAITING, stream.waiting())
                .with(SessionKeys.DROPPED, stream.dropped())
                .with(SessionKeys.DEAD, stream.dead());
    }
}
