package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.state.DeliveryStates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What has happened: since the last step on, and how things stand. */
final class ScenarioState implements EngineListener {
    private final List<EngineEvent.PostSettled> settled = new ArrayList<>();
    private final DeliveryStates states = new DeliveryStates();
    private final StoryRecording story = new StoryRecording();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void tell(EngineEvent event) {
        switch (event) {
            case EngineEvent.PostSettled post -> settled(post);
            case EngineEvent.UsersNoted(Notice notice) -> states.notice(notice);
            case EngineEvent.EventsNoted(Notice notice) -> states.notice(notice);
            case EngineEvent.CampaignStopped stopped ->
                    log.add(
                            "%s %s stopped: %s"
                                    .formatted(stopped.at(), stopped.campaign(), stopped.reason()));
            case EngineEvent.DeliveryPaused(String campaign, Instant at, String why) ->
                    log.add("%s %s paused: %s".formatted(at, campaign, why));
            case EngineEvent.DeliveryResumed(String campaign, Instant at, String why) ->
                    log.add("%s %s goes on: %s".formatted(at, campaign, why));
            case EngineEvent.UserDue _,
                    EngineEvent.MemberChanged _,
                    EngineEvent.CohortSummary _,
                    EngineEvent.StreamSummary _,
                    EngineEvent.Summary _ -> {}
        }
    }

    private void settled(EngineEvent.PostSettled happening) {
        Post post = happening.post();
        settled.add(happening);
        states.post(post, PostState.of(happening.outcome()));
        story.settled(happening);
        log.add(
                "%s %s POST %d of %s: %s"
                        .formatted(
                                post.due(),
                                post.campaign(),
                                post.n(),
                                String.join(", ", post.users()),
                                shown(happening.outcome())));
    }

    /** A status, or uncertain or unreachable. */
    static String shown(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(Answer answer) -> String.valueOf(answer.status());
            case Outcome.Refused(Answer answer) -> String.valueOf(answer.status());
            case Outcome.Uncertain _ -> "uncertain";
            case Outcome.Unreachable _ -> "unreachable";
        };
    }

    /** Time goes on: what was, was before. */
    void moveOn() {
        settled.clear();
    }

    List<Post> posts() {
        return settled.stream().map(EngineEvent.PostSettled::post).toList();
    }

    List<Outcome> outcomes() {
        return settled.stream().map(EngineEvent.PostSettled::outcome).toList();
    }

    List<String> requeued() {
        return states.requeued();
    }

    List<String> dead() {
        return states.dead();
    }

    /** A line of its own for what else is worth a word; safe for any thread. */
    void add(String line) {
        log.add(line);
    }

    /** What is to be told of it in its order. */
    StoryRecording story() {
        return story;
    }

    List<String> log() {
        return List.copyOf(log);
    }
}
