package dev.mixhook.engine.execution;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The POSTs of one attempt, {@code parallel} at a time; each is committed as planned before the
 * first is begun, and as sent before it is begun itself (R-D6, R-W9). It tells its coordinator of
 * each POST that has come to its end, and when all have, but for those that {@link #park} left.
 */
final class Attempt {
    private final Campaign campaign;
    private final List<Post> posts;
    private final List<WebhookRequest> order;
    private final Map<Long, Integer> places = new HashMap<>();
    private final ExecutionContext context;
    private final @Nullable Outcome[] outcomes;
    private AttemptCoordinator coordinator;
    private int begun;
    private int left;
    private int told;
    private @Nullable String cancelled;

    /**
     * @param plan at least one POST
     */
    Attempt(
            Campaign campaign,
            AttemptPlan plan,
            ExecutionContext context,
            AttemptCoordinator coordinator) {
        this.campaign = campaign;
        this.posts = plan.posts();
        this.left = posts.size();
        this.context = context;
        this.coordinator = coordinator;
        this.outcomes = new Outcome[posts.size()];
        this.order =
                context.dispatcher().order(plan.planned().stream().map(this::request).toList());
        for (Post post : posts) {
            places.put(post.n(), places.size());
        }
    }

    private WebhookRequest request(AttemptPlan.PlannedPost planned) {
        return new WebhookRequest(planned.post().n(), campaign.webhook(), planned.form());
    }

    void begin() {
        for (int i = 0; i < campaign.parallel(); i++) {
            beginNext();
        }
    }

    /** Begins no further POST: those not yet begun come to nothing. */
    void cancel(String reason) {
        cancelled = reason;
    }

    /** Begins no further POST: those not yet begun stay planned, for another start. */
    void park() {
        left -= order.size() - begun;
        begun = order.size();
    }

    /** Another coordinator is told from now on. */
    void handTo(AttemptCoordinator next) {
        coordinator = next;
    }

    /** The POSTs that have not come to their end. */
    Stream<Post> open() {
        return posts.stream().filter(post -> outcomes[place(post.n())] == null);
    }

    private void beginNext() {
        while (begun < order.size()) {
            WebhookRequest request = order.get(begun++);
            if (cancelled == null) {
                context.ledger().sent(posts.get(place(request)));
                send(request);
                return;
            }
            settle(place(request), new Outcome.Unreachable(cancelled));
        }
    }

    private int place(WebhookRequest request) {
        return place(request.number());
    }

    private int place(long number) {
        return Objects.requireNonNull(places.get(number));
    }

    private void send(WebhookRequest request) {
        context.dispatcher().send(request, outcome -> settleAndGoOn(place(request), outcome));
    }

    /** One transaction where another POST takes its place: half of what POSTs cost the ledger. */
    private void settleAndGoOn(int place, Outcome outcome) {
        if (cancelled != null || begun == order.size()) {
            settle(place, outcome);
            beginNext();
            return;
        }
        WebhookRequest next = order.get(begun++);
        context.ledger().settle(posts.get(place), outcome, posts.get(place(next)));
        settled(place, outcome);
        send(next);
    }

    private void settle(int place, Outcome outcome) {
        context.ledger().settle(posts.get(place), outcome);
        settled(place, outcome);
    }

    private void settled(int place, Outcome outcome) {
        coordinator.settled(posts.get(place), PostState.of(outcome));
        outcomes[place] = outcome;
        left--;
        tellInOrder();
        if (left == 0) {
            coordinator.ended();
        }
    }

    /**
     * Also when several are under way, they are told of in the order of the batches; at the end
     * those too that come after one that was parked.
     */
    private void tellInOrder() {
        while (told < posts.size() && (left == 0 || outcomes[told] != null)) {
            Outcome outcome = outcomes[told];
            if (outcome != null) {
                context.listener().tell(new EngineEvent.PostSettled(posts.get(told), outcome));
            }
            told++;
        }
    }
}
