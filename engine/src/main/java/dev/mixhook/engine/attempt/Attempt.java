package dev.mixhook.engine.attempt;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Envelope;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The POSTs of one attempt, {@code parallel} at a time; each is committed as sent before it is
 * begun (R-D6, R-W9).
 */
final class Attempt {
    private final Campaign campaign;
    private final List<Post> posts;
    private final List<Envelope> envelopes;
    private final Marks marks;
    private final Shared shared;
    private final Consumer<Boolean> ended;
    private final @Nullable Outcome[] outcomes;
    private List<Envelope> order = List.of();
    private int begun;
    private int told;
    private boolean accepted;

    /**
     * @param batches of the same users as the posts, in the same order
     * @param ended told when the last POST has settled, and whether any was accepted
     */
    Attempt(
            Campaign campaign,
            List<Post> posts,
            List<Batch> batches,
            Marks marks,
            Shared shared,
            Consumer<Boolean> ended) {
        this.campaign = campaign;
        this.posts = List.copyOf(posts);
        this.envelopes =
                IntStream.range(0, posts.size())
                        .mapToObj(
                                i ->
                                        Envelope.of(
                                                posts.get(i).n(),
                                                campaign.webhook(),
                                                batches.get(i)))
                        .toList();
        this.marks = marks;
        this.shared = shared;
        this.ended = ended;
        this.outcomes = new Outcome[posts.size()];
    }

    void begin() {
        shared.ledger().plan(posts);
        posts.forEach(marks::planned);
        order = shared.courier().order(envelopes);
        for (int i = 0; i < campaign.parallel(); i++) {
            beginNext();
        }
    }

    private void beginNext() {
        if (begun < posts.size()) {
            Envelope envelope = order.get(begun++);
            int index = (int) (envelope.number() - posts.getFirst().n());
            shared.ledger().sent(posts.get(index));
            shared.courier().send(envelope, outcome -> settle(index, outcome));
        }
    }

    private void settle(int index, Outcome outcome) {
        Post post = posts.get(index);
        shared.ledger().settle(post, outcome);
        marks.settled(post, PostState.of(outcome));
        accepted |= outcome instanceof Outcome.Accepted;
        outcomes[index] = outcome;
        tellInOrder();
        beginNext();
        if (told == posts.size()) {
            ended.accept(accepted);
        }
    }

    /** Also when several are under way, they are told of in the order of the batches. */
    private void tellInOrder() {
        while (told < posts.size()) {
            Outcome outcome = outcomes[told];
            if (outcome == null) {
                return;
            }
            shared.journal().tell(new Happening.PostSettled(posts.get(told), outcome));
            told++;
        }
    }
}
