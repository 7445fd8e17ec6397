package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.contract.finding.Happening;
import dev.mixhook.engine.contract.finding.Story;
import dev.mixhook.engine.execution.EngineEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the first thousand happenings of a scenario. Faults are told by any thread. */
final class StoryRecording {
    private static final int MOST = 1000;
    private static final int FEW = 3;

    private final List<Happening> happenings = new ArrayList<>();
    private final Map<Long, List<String>> faults = new ConcurrentHashMap<>();
    private int leftOut;

    void add(Happening happening) {
        if (happenings.size() < MOST) {
            happenings.add(happening);
        } else {
            leftOut++;
        }
    }

    /** A fault that a POST is about to have. */
    void fault(long post, String text) {
        faults.merge(
                post,
                List.of(text),
                (before, more) -> {
                    List<String> all = new ArrayList<>(before);
                    all.addAll(more);
                    return all;
                });
    }

    void settled(EngineEvent.PostSettled settled) {
        long post = settled.post().n();
        Instant at = settled.post().due();
        List<String> users = settled.post().users();
        String whose = users.size() <= FEW ? String.join(", ", users) : users.size() + " users";
        add(new Happening.Sent(at, post, settled.post().campaign() + ": " + whose));
        List<String> had = faults.remove(post);
        if (had != null) {
            had.forEach(fault -> add(new Happening.Faulted(at, post, fault)));
        }
        add(new Happening.Answered(at, post, brief(settled.outcome())));
    }

    private static Outcome brief(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(Answer answer) -> new Outcome.Accepted(brief(answer));
            case Outcome.Refused(Answer answer) -> new Outcome.Refused(brief(answer));
            case Outcome.Unreachable _, Outcome.Uncertain _ -> outcome;
        };
    }

    private static Answer brief(Answer answer) {
        return new Answer(
                answer.status(),
                "",
                answer.whole(),
                answer.took(),
                answer.location(),
                answer.retryAfter(),
                answer.remark(),
                "");
    }

    Story story() {
        return new Story(happenings, leftOut);
    }
}
