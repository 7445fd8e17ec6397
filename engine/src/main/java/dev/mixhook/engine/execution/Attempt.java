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
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The POSTs of one attempt, {@code parallel} at a time; each is committed as planned before the
 * first is begun, and as sent before it is begun itself (R-D6, R-W9).
 */
final class Attempt {
    private final Campaign campaign;
    private final List<Post> posts;
    private final List<WebhookRequest> order;
    private final Map<Long, Integer> places = new HashMap<>();
    private final ExecutionContext context;
    private final @Nullable Outcome[] outcomes;
    private BiConsumer<Post, PostState> settled;
    private Runnable ended;
    private int begun;
    private int left;
    private int told;
    private @Nullable String cancelled;

    /**
     * @param shipment at least one POST
     * @param settled told of each POST that has come to its end
     * @param ended run when all have, but for those that {@link #park} left
     */
    Attempt(
            Campaign campaign,
            Shipment shipment,
            ExecutionContext context,
            BiConsumer<Post, PostState> settled,
            Runnable ended) {
        this.campaign = campaign;
        this.posts = shipment.posts();
        this.left = posts.size();
        this.context = context;
        this.settled = settled;
        this.ended = ended;
        this.outcomes = new Outcome[posts.size()];
        IntStream.range(0, posts.size()).forEach(i -> places.put(posts.get(i).n(), i));
        this.order =
                context.dispatcher()
                        .order(
                                IntStream.range(0, posts.size())
                                        .mapToObj(
                                                i ->
                                                        new WebhookRequest(
                                                                posts.get(i).n(),
                                                                campaign.webhook(),
                                                                shipment.forms().get(i)))
                                        .toList());
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

    /** Somebody else is told from now on. */
    void handTo(BiConsumer<Post, PostState> nextSettled, Runnable nextEnded) {
        settled = nextSettled;
        ended = nextEnded;
    }

    /** Those that have not come to their end. */
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
        settled.accept(posts.get(place), PostState.of(outcome));
        outcomes[place] = outcome;
        left--;
        tellInOrder();
        if (left == 0) {
            ended.run();
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
