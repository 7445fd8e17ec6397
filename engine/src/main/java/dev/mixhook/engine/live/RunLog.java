package dev.mixhook.engine.live;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.text.Counted;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Logs a run to the {@link Logger} named {@value #NAME}, for whoever keeps it going: starts, plans
 * and counters as {@link Level#DEBUG}, each POST as {@link Level#TRACE}, so that nothing is shown
 * unless it is asked for. No line holds a user's id or data, a URL or a header. Called on the
 * engine's thread.
 */
final class RunLog implements EngineListener {
    static final String NAME = "dev.mixhook.run";

    private static final Logger LOG = System.getLogger(NAME);

    private final RunCounters counters;

    RunLog(InstantSource clock) {
        this.counters = new RunCounters(clock);
    }

    void opened(Ledger ledger) {
        LOG.log(
                Level.DEBUG,
                () ->
                        "ledger opened, "
                                + ledger.latest()
                                        .map(
                                                at ->
                                                        "POST "
                                                                + ledger.lastPost()
                                                                + " the last, up to "
                                                                + at)
                                        .orElse("empty"));
    }

    void started(Workspace workspace, Feed feed, Instant at) {
        LOG.log(
                Level.DEBUG,
                () ->
                        "engine started at %s, %s, %s, %s"
                                .formatted(
                                        at,
                                        Counted.of(workspace.campaigns().size(), "campaign"),
                                        Counted.of(feed.counts().profiles(), "person"),
                                        Counted.of(feed.counts().events(), "event")));
    }

    /**
     * @param differences of the campaign files; none where data is read again
     */
    void replanned(List<String> differences, Instant at) {
        LOG.log(
                Level.DEBUG,
                () ->
                        "plan changed at %s, %s"
                                .formatted(
                                        at,
                                        differences.isEmpty()
                                                ? "data is read again"
                                                : String.join("; ", differences)));
    }

    /**
     * @param next when the next attempt of each campaign is due, in milliseconds since the epoch
     */
    void count(Map<String, Long> next) {
        LOG.log(Level.DEBUG, () -> "counters " + counters.line(next.values()));
    }

    void ended(Instant at) {
        LOG.log(Level.DEBUG, () -> "engine ended at " + at);
    }

    @Override
    public void tell(EngineEvent event) {
        counters.tell(event);
        switch (event) {
            case EngineEvent.PostSettled(Post post, Outcome outcome) ->
                    LOG.log(Level.TRACE, () -> settled(post, PostState.of(outcome)));
            case EngineEvent.CampaignStopped(String campaign, Instant at, String reason) ->
                    LOG.log(Level.DEBUG, () -> campaign + " stopped at " + at + ", " + reason);
            case EngineEvent.DeliveryPaused(String campaign, Instant at, String why) ->
                    LOG.log(Level.DEBUG, () -> campaign + " paused at " + at + ", " + why);
            case EngineEvent.DeliveryResumed(String campaign, Instant at, String why) ->
                    LOG.log(Level.DEBUG, () -> campaign + " resumed at " + at + ", " + why);
            case EngineEvent.UserDue _,
                    EngineEvent.MemberChanged _,
                    EngineEvent.UsersNoted _,
                    EngineEvent.EventsNoted _,
                    EngineEvent.CohortSummary _,
                    EngineEvent.StreamSummary _,
                    EngineEvent.Summary _ -> {}
        }
    }

    private static String settled(Post post, PostState state) {
        return "%s POST %d, due %s, attempt %d, %d of %d, %s, %s"
                .formatted(
                        post.campaign(),
                        post.n(),
                        post.due(),
                        post.attempt(),
                        post.batch(),
                        post.of(),
                        Counted.of(post.users().size(), post.isOfEvents() ? "event" : "user"),
                        state.name().toLowerCase(Locale.ROOT));
    }
}
