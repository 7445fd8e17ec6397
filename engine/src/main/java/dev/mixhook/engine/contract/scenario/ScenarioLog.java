package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What has happened: since the last step on, and how things stand. */
final class ScenarioLog implements EngineListener {
    private final List<EngineEvent.PostSettled> settled = new ArrayList<>();
    private final Set<Member> requeued = new TreeSet<>();
    private final Set<Member> dead = new TreeSet<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    /** A user of a campaign. */
    private record Member(String user, String campaign) implements Comparable<Member> {
        @Override
        public int compareTo(Member other) {
            int byUser = user.compareTo(other.user);
            return byUser == 0 ? campaign.compareTo(other.campaign) : byUser;
        }
    }

    @Override
    public void tell(EngineEvent event) {
        switch (event) {
            case EngineEvent.PostSettled post -> settled(post);
            case EngineEvent.UsersNoted(Notice notice) -> noted(notice);
            case EngineEvent.CampaignStopped stopped ->
                    log.add(
                            "%s %s stopped: %s"
                                    .formatted(stopped.at(), stopped.campaign(), stopped.reason()));
            case EngineEvent.UserDue _, EngineEvent.Summary _ -> {}
        }
    }

    private void settled(EngineEvent.PostSettled happening) {
        Post post = happening.post();
        settled.add(happening);
        List<Member> members = members(post.campaign(), post.users());
        if (happening.outcome() instanceof Outcome.Accepted) {
            members.forEach(requeued::remove);
        } else {
            requeued.addAll(members);
        }
        log.add(
                "%s %s POST %d of %s: %s"
                        .formatted(
                                post.due(),
                                post.campaign(),
                                post.n(),
                                String.join(", ", post.users()),
                                shown(happening.outcome())));
    }

    private void noted(Notice notice) {
        List<Member> members = members(notice.campaign(), notice.users());
        switch (notice.kind()) {
            case DEAD -> {
                members.forEach(requeued::remove);
                dead.addAll(members);
            }
            case DROPPED -> members.forEach(requeued::remove);
            default -> {}
        }
    }

    private static List<Member> members(String campaign, List<String> users) {
        return users.stream().map(user -> new Member(user, campaign)).toList();
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

    /** In the order in which they went out. */
    List<String> users() {
        return posts().stream().flatMap(post -> post.users().stream()).toList();
    }

    List<String> requeued() {
        return requeued.stream().map(Member::user).distinct().toList();
    }

    List<String> dead() {
        return dead.stream().map(Member::user).distinct().toList();
    }

    /** A line of its own for what else is worth a word; safe for any thread. */
    void add(String line) {
        log.add(line);
    }

    List<String> log() {
        return List.copyOf(log);
    }
}
