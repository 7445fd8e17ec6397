package dev.mixhook.engine.execution;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.delivery.NextStep;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.Transition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of events on its way, try by try (R-E5). Each try is a POST of its own, committed as sent
 * before it is begun.
 */
final class StreamDelivery implements DeliveryTurn.Delivery {
    private final WebhookBody body;
    private final int number;
    private StreamRun run;
    private int tries;
    private @Nullable Post out;
    private long nextTry = FOREVER;

    /**
     * @param number of the list, from 1
     */
    StreamDelivery(WebhookBody body, int number, StreamRun run) {
        this.body = body;
        this.number = number;
        this.run = run;
    }

    /** The {@code insert_id}s of its events. */
    List<String> insertIds() {
        return body.users();
    }

    /** Sends the list, be it once more. */
    @Override
    public void tryAgain(long now) {
        Webhook webhook = run.campaign().webhook();
        ExecutionContext context = run.context();
        Post post = post(now, context.postNumbers().getAsLong());
        context.ledger().plan(List.of(post), List.of(), List.of(post));
        run.planned(post);
        out = post;
        tries++;
        nextTry = FOREVER;
        context.dispatcher()
                .send(
                        new WebhookRequest(post.n(), webhook, body),
                        (outcome, transitions) -> {
                            transitions.add(new Transition.Settled(post, outcome));
                            return () -> settled(post, outcome);
                        });
    }

    private Post post(long now, long n) {
        Instant due = Instant.ofEpochMilli(now);
        OffsetDateTime told = due.atZone(run.campaign().schedule().zone()).toOffsetDateTime();
        return new Post(
                n,
                run.campaign().name(),
                due,
                told,
                number,
                1,
                1,
                body.users(),
                List.of(),
                Post.Purpose.EVENTS);
    }

    private void settled(Post post, Outcome outcome) {
        ExecutionContext context = run.context();
        out = null;
        context.listener().tell(new EngineEvent.PostSettled(post, outcome));
        switch (run.campaign().webhook().format().after(outcome, tries)) {
            case NextStep.GoOn _ -> run.accepted(post);
            case NextStep.TryAgain again -> {
                nextTry = context.time().now() + again.after().toMillis();
                run.stepped();
            }
            case NextStep.Pause(String why) -> run.giveUp(post, why);
            case NextStep.Requeue _, NextStep.AwaitNextRun _ ->
                    throw new IllegalStateException("a stream has no runs");
        }
    }

    /** When the list goes out again; never while it is out. */
    @Override
    public long nextTry() {
        return nextTry;
    }

    /** Goes on for a later plan. */
    void handTo(StreamRun later) {
        run = later;
    }

    boolean isOut() {
        return out != null;
    }

    /** Whether it was not accepted, and is to go out again. */
    boolean isTriedAgain() {
        return nextTry != FOREVER;
    }

    /** Whether it is the POST that is under way. */
    boolean isOut(Post post) {
        return out != null && out.n() == post.n();
    }
}
