package dev.mixhook.engine.faults;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** A receiver of cohorts that fails in every way, and applies what it accepts. */
final class CohortReceiver implements Sender {
    private final SplittableRandom random;
    private final int percent;
    private final Map<Long, TreeSet<String>> after = new HashMap<>();
    private final CohortMembers members = new CohortMembers();
    private boolean isFirst = true;
    private boolean isCalm;

    /**
     * @param percent of the POSTs go wrong
     */
    CohortReceiver(long seed, int percent) {
        this.random = new SplittableRandom(seed);
        this.percent = percent;
    }

    /** The very first POST of a run has to find somebody (R-D9). */
    synchronized void beginRun() {
        isFirst = true;
    }

    /** From now on it takes everything. */
    synchronized void calm() {
        isCalm = true;
    }

    /** Its members after a POST. */
    synchronized TreeSet<String> after(long post) {
        return Objects.requireNonNull(after.get(post));
    }

    @Override
    public synchronized Outcome send(WebhookRequest request) {
        Outcome outcome = outcome(request);
        after.put(request.number(), members.now());
        return outcome;
    }

    private Outcome outcome(WebhookRequest request) {
        boolean first = isFirst;
        isFirst = false;
        if (isCalm || random.nextInt(100) >= percent) {
            members.apply(request.body().bytes());
            return request.outcome(Answer.of(200, ""));
        }
        return switch (random.nextInt(first ? 5 : 6)) {
            case 0 -> request.outcome(Answer.of(500, ""));
            case 1 -> request.outcome(Answer.of(429, ""));
            case 2 -> request.outcome(Answer.of(404, ""));
            case 3 -> new Outcome.Uncertain("it never arrived");
            case 4 -> {
                members.apply(request.body().bytes());
                yield new Outcome.Uncertain("the answer was lost");
            }
            default -> new Outcome.Unreachable("nobody listens");
        };
    }

    @Override
    public void close() {}
}
