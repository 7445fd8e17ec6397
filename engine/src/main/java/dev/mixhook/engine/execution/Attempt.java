package dev.mixhook.engine.execution;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.ledger.Transition;
import java.util.ArrayList;
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

    /** The numbers of each POST's users. */
    private final List<List<Integer>> persons;

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
        this.persons = new ArrayList<>(posts.size());
        this.left = posts.size();
        this.context = context;
        this.coordinator = coordinator;
        this.outcomes = new Outcome[posts.size()];
        List<WebhookRequest> requests = new ArrayList<>(posts.size());
        for (AttemptPlan.PlannedPost planned : plan.planned()) {
            persons.add(planned.persons());
            requests.add(request(planned));
            places.put(planned.post().n(), places.size());
        }
        this.order = context.dispatcher().order(requests);
    }

    private WebhookRequest request(AttemptPlan.PlannedPost planned) {
        return new WebhookRequest(planned.post().n(), campaign.webhook(), planned.form());
    }

    /** The POSTs that are begun at once. */
    List<Post> first() {
        List<Post> first = new ArrayList<>();
        for (WebhookRequest request : order.subList(0, atOnce())) {
            first.add(post(request));
        }
        return first;
    }

    private int atOnce() {
        return Math.min(campaign.parallel(), order.size());
    }

    /** Begins the {@link #first} ones, which are committed as sent. */
    void begin() {
        begun = atOnce();
        order.subList(0, begun).forEach(this::send);
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

    /** Another coordinator is told from now on, whose people may have other numbers. */
    void handTo(AttemptCoordinator next) {
        coordinator = next;
        persons.clear();
        posts.forEach(post -> persons.add(next.persons(post)));
    }

    /** The POSTs that have not come to their end. */
    Stream<Post> open() {
        return posts.stream().filter(post -> outcomes[place(post.n())] == null);
    }

    private Post post(WebhookRequest request) {
        return posts.get(place(request.number()));
    }

    private int place(long number) {
        return Objects.requireNonNull(places.get(number));
    }

    private void send(WebhookRequest request) {
        context.dispatcher()
                .send(
                        request,
                        (outcome, transitions) -> settle(post(request), outcome, transitions));
    }

    /** One transaction with the POST that takes its place, or with all that are cancelled. */
    private Runnable settle(Post post, Outcome outcome, List<Transition> transitions) {
        List<Transition.Settled> ends = new ArrayList<>();
        ends.add(new Transition.Settled(post, outcome));
        if (cancelled != null) {
            Outcome nothing = new Outcome.Unreachable(cancelled);
            order.subList(begun, order.size())
                    .forEach(next -> ends.add(new Transition.Settled(post(next), nothing)));
            begun = order.size();
        }
        transitions.addAll(ends);
        if (begun == order.size()) {
            return () -> ends.forEach(this::settled);
        }
        WebhookRequest next = order.get(begun++);
        transitions.add(new Transition.Sent(post(next)));
        return () -> {
            ends.forEach(this::settled);
            send(next);
        };
    }

    private void settled(Transition.Settled end) {
        int place = place(end.post().n());
        coordinator.settled(end.post(), persons.get(place), PostState.of(end.outcome()));
        outcomes[place] = end.outcome();
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
