package dev.mixhook.engine.execution;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.FormBody;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Retry.Rebatch;
import dev.mixhook.engine.execution.AttemptPlan.PlannedPost;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * POSTs that go out as they were planned before: those that a crash kept from being begun (R-D6),
 * and, where the campaign says so, those that failed (R-D4).
 */
final class PendingPosts {
    private final Campaign campaign;
    private final ExecutionContext context;
    private final DeliveryState deliveryState;
    private final List<Post> pending = new ArrayList<>();
    private final SortedMap<Long, Post> failed = new TreeMap<>();

    private PendingPosts(Campaign campaign, ExecutionContext context, DeliveryState deliveryState) {
        this.campaign = campaign;
        this.context = context;
        this.deliveryState = deliveryState;
    }

    /**
     * Reads the campaign's story into the delivery state; a POST found begun and unsettled is
     * uncertain.
     *
     * @param out the numbers of those that are still under way in this process
     */
    static PendingPosts read(
            Campaign campaign,
            ExecutionContext context,
            DeliveryState deliveryState,
            Set<Long> out) {
        PendingPosts pendingPosts = new PendingPosts(campaign, context, deliveryState);
        List<Post> begun = new ArrayList<>();
        context.ledger()
                .replay(
                        campaign.name(),
                        new Ledger.Story() {
                            @Override
                            public void post(Post post, PostState state) {
                                deliveryState.planned(post);
                                switch (state) {
                                    case PLANNED -> pendingPosts.pending.add(post);
                                    case SENT -> begun.add(post);
                                    case ACCEPTED, REFUSED, UNREACHABLE, UNCERTAIN ->
                                            pendingPosts.settled(post, state);
                                }
                            }

                            @Override
                            public void notice(Notice notice) {
                                deliveryState.noted(notice);
                            }
                        });
        begun.stream()
                .filter(post -> !out.contains(post.n()))
                .forEach(
                        post ->
                                pendingPosts.close(
                                        post,
                                        new Outcome.Uncertain(
                                                "mixhook ended before the answer came")));
        return pendingPosts;
    }

    private void close(Post post, Outcome outcome) {
        context.ledger().settle(post, outcome);
        settled(post, PostState.of(outcome));
        context.listener().tell(new EngineEvent.PostSettled(post, outcome));
    }

    /** A POST has come to its end. */
    void settled(Post post, PostState state) {
        deliveryState.settled(post, state);
        if (isSame() && state != PostState.ACCEPTED) {
            failed.put(post.n(), post);
        }
    }

    private boolean isSame() {
        return campaign.retry().rebatch() == Rebatch.SAME;
    }

    /** Whether there are POSTs that were planned and not begun. */
    boolean isPending() {
        return !pending.isEmpty();
    }

    /** Those. */
    Stream<Post> pending() {
        return pending.stream();
    }

    /**
     * Takes them; profiles go out as they are now. If somebody has none any more, their POST comes
     * to nothing (R-T1).
     */
    Shipment resume() {
        List<Post> posts = new ArrayList<>();
        List<FormBody> forms = new ArrayList<>();
        for (Post post : pending) {
            if (deliveryState.numbers(post.users()).allMatch(context.people()::hasProfile)) {
                posts.add(post);
                forms.add(form(post));
            } else {
                close(
                        post,
                        new Outcome.Unreachable("not begun, and a user has no profile any more"));
            }
        }
        pending.clear();
        return new Shipment(posts, forms);
    }

    /** Gives up what was planned and not begun, because the campaign has stopped (R-S6). */
    void abandon() {
        pending.forEach(post -> close(post, new Outcome.Unreachable("the campaign has stopped")));
        pending.clear();
    }

    private FormBody form(Post post) {
        Optional<byte[]> body = isSame() ? context.ledger().body(post.n()) : Optional.empty();
        return body.map(kept -> FormBody.kept(post.users(), kept)).orElseGet(() -> anew(post));
    }

    private FormBody anew(Post post) {
        Batch batch =
                new Batch(
                        post.batch(),
                        post.of(),
                        deliveryState
                                .numbers(post.users())
                                .mapToObj(person -> AttemptPlan.recipient(person, context.people()))
                                .toList());
        return FormBody.of(batch, campaign.webhook().json());
    }

    /**
     * The failed POSTs that go out again as they were; takes their users out of the re-queued. One
     * whose users have gone different ways since is not sent as it was, nor one with somebody who
     * has no profile any more (R-T1), nor one whose body was not kept, as the campaign's file asked
     * for none then.
     */
    List<PlannedPost> repeats(BitSet requeued) {
        failed.values()
                .removeIf(post -> !deliveryState.numbers(post.users()).allMatch(isWaiting(post)));
        List<PlannedPost> repeats = new ArrayList<>();
        for (Post post : failed.values()) {
            if (deliveryState.numbers(post.users()).allMatch(canGo(requeued))) {
                context.ledger()
                        .body(post.n())
                        .ifPresent(
                                body -> {
                                    repeats.add(PlannedPost.again(post.users(), body));
                                    deliveryState.numbers(post.users()).forEach(requeued::clear);
                                });
            }
        }
        return repeats;
    }

    private IntPredicate canGo(BitSet requeued) {
        return person -> requeued.get(person) && context.people().hasProfile(person);
    }

    private IntPredicate isWaiting(Post post) {
        return person ->
                deliveryState.isRequeued(person)
                        && deliveryState.sent(person).latestPost() == post.n();
    }

    /** What the ledger has to keep of it. */
    List<FormBody> kept(List<FormBody> forms) {
        return isSame() ? forms : List.of();
    }
}
