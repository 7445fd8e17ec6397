package dev.mixhook.engine.live;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;

/** Counts what became of POSTs and their users since a start. One thread at a time. */
final class RunCounters implements EngineListener {
    private final InstantSource clock;
    private long posts;
    private long accepted;
    private long requeued;
    private long dead;
    private Duration latest = Duration.ZERO;

    /**
     * @param clock the campaigns' own, which lateness is measured by
     */
    RunCounters(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void tell(EngineEvent event) {
        switch (event) {
            case EngineEvent.PostSettled(Post post, Outcome outcome) -> settled(post, outcome);
            case EngineEvent.UsersNoted(Notice notice) -> {
                if (notice.kind() == Notice.Kind.DEAD) {
                    dead += notice.users().size();
                }
            }
            case EngineEvent.EventsNoted(Notice notice) -> dead += notice.users().size();
            case EngineEvent.UserDue _,
                    EngineEvent.MemberChanged _,
                    EngineEvent.CampaignStopped _,
                    EngineEvent.DeliveryPaused _,
                    EngineEvent.DeliveryResumed _,
                    EngineEvent.CohortSummary _,
                    EngineEvent.StreamSummary _,
                    EngineEvent.Summary _ -> {}
        }
    }

    private void settled(Post post, Outcome outcome) {
        posts++;
        switch (outcome) {
            case Outcome.Accepted _ -> accepted += post.users().size();
            case Outcome.Refused _, Outcome.Unreachable _, Outcome.Uncertain _ ->
                    requeued += post.call() == null ? post.users().size() : 0;
        }
        late(post.due());
    }

    /**
     * The counts since the start, and the lag since the line before: the longest time by which a
     * POST came to its end after its attempt was due, or by which an attempt is overdue now.
     *
     * @param next when the next attempt of each campaign is due, in milliseconds since the epoch
     */
    String line(Collection<Long> next) {
        next.forEach(due -> late(Instant.ofEpochMilli(due)));
        String line =
                "posts=%d accepted=%d requeued=%d dead=%d lag=%dms"
                        .formatted(posts, accepted, requeued, dead, latest.toMillis());
        latest = Duration.ZERO;
        return line;
    }

    private void late(Instant due) {
        Duration lag = Duration.between(due, clock.instant());
        latest = lag.compareTo(latest) > 0 ? lag : latest;
    }
}
