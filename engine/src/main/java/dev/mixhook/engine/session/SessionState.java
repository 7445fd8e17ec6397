package dev.mixhook.engine.session;

import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.state.DeliveryStates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has happened in a session, and how its users stand. */
final class SessionState implements EngineListener {
    private final SessionSender sender;
    private final List<SentPost> posts = new ArrayList<>();
    private final DeliveryStates states = new DeliveryStates();
    private final Map<String, String> stopped = new LinkedHashMap<>();
    private int before;

    SessionState(SessionSender sender) {
        this.sender = sender;
    }

    @Override
    public void tell(EngineEvent event) {
        switch (event) {
            case EngineEvent.PostSettled settled -> settled(settled);
            case EngineEvent.UsersNoted(Notice notice) -> states.notice(notice);
            case EngineEvent.EventsNoted(Notice notice) -> states.notice(notice);
            case EngineEvent.CampaignStopped end -> stopped.put(end.campaign(), end.reason());
            case EngineEvent.UserDue _,
                    EngineEvent.MemberChanged _,
                    EngineEvent.DeliveryPaused _,
                    EngineEvent.DeliveryResumed _,
                    EngineEvent.CohortSummary _,
                    EngineEvent.StreamSummary _,
                    EngineEvent.Summary _ -> {}
        }
    }

    private void settled(EngineEvent.PostSettled settled) {
        long n = settled.post().n();
        posts.add(
                new SentPost(
                        settled.post(), sender.take(n), settled.outcome(), sender.faultsOf(n)));
        states.post(settled.post(), PostState.of(settled.outcome()));
    }

    /** Time goes on: what was, was before. */
    void moveOn() {
        before = posts.size();
    }

    /** Whether the very first POST had a fault. */
    boolean isFirstFaulty() {
        return posts.stream().anyMatch(post -> post.n() == 1 && !post.faults().isEmpty());
    }

    List<SentPost> posts() {
        return List.copyOf(posts);
    }

    /** The POSTs since time went on last. */
    List<SentPost> latest() {
        return List.copyOf(posts.subList(before, posts.size()));
    }

    DeliveryStates states() {
        return states;
    }

    /** Campaigns that attempt no more, each with the reason. */
    Map<String, String> stopped() {
        return Map.copyOf(stopped);
    }
}
