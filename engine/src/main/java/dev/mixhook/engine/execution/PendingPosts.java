package dev.mixhook.engine.execution;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Retry.Rebatch;
import dev.mixhook.engine.execution.AttemptPlan.PlannedPost;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.state.DeliveryState;
import dev.mixhook.engine.state.UserState;
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
     * settled as uncertain.
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
        context.ledger().replay(campaign.name(), pendingPosts.new Index(out, begun));
        begun.forEach(pendingPosts::lose);
        return pendingPosts;
    }

    /** Builds the delivery state anew, and what is pending. */
    private final class Index implements Ledger.Story {
        private final Set<Long> out;
        private final List<Post> begun;

        private Index(Set<Long> out, List<Post> begun) {
            this.out = out;
            this.begun = begun;
        }

        @Override
        public void post(Post post, PostState state) {
            if (post.call() != null) {
                // A page of the cohort that the campaign was.
                return;
            }
            if (state == PostState.SENT && out.contains(post.n())) {
                deliveryState.planned(post);
                return;
            }
            deliveryState.post(post, state);
            switch (state) {
                case PLANNED -> pending.add(post);
                case SENT -> begun.add(post);
                case ACCEPTED, REFUSED, UNREACHABLE, UNCERTAIN -> keep(post, state);
            }
        }

        @Override
        public void notice(Notice notice) {
            deliveryState.notice(notice);
        }
    }

    /** The delivery state takes a POST that was found begun for uncertain already. */
    private void lose(Post post) {
        record(post, new Outcome.Uncertain("mixhook ended before the answer came"));
    }

    private void close(Post post, Outcome outcome) {
        record(post, outcome);
        deliveryState.settled(post, PostState.of(outcome));
    }

    private void record(Post post, Outcome outcome) {
        context.ledger().settle(post, outcome);
        keep(post, PostState.of(outcome));
        context.listener().tell(new EngineEvent.PostSettled(post, outcome));
    }

    /** A POST has come to its end: one that failed may go out once more as it was. */
    void keep(Post post, PostState state) {
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

    /** The POSTs that were planned and not begun. */
    Stream<Post> pending() {
        return pending.stream();
    }

    /**
     * Takes what was planned and not begun; profiles go out as they are now. If somebody has none
     * any more, their POST comes to nothing (R-T1).
     */
    AttemptPlan resume() {
        List<PlannedPost> posts = new ArrayList<>();
        for (Post post : pending) {
            List<Integer> persons = context.numbers(post.users()).boxed().toList();
            if (persons.stream().allMatch(context.people()::hasProfile)) {
                posts.add(new PlannedPost(post, form(post), persons));
            } else {
                close(
                        post,
                        new Outcome.Unreachable("not begun, and a user has no profile any more"));
            }
        }
        pending.clear();
        return new AttemptPlan(posts);
    }

    /** Gives up what was planned and not begun, because the campaign has stopped (R-S6). */
    void abandon() {
        pending.forEach(post -> close(post, new Outcome.Unreachable("the campaign has stopped")));
        pending.clear();
    }

    private WebhookBody form(Post post) {
        Optional<byte[]> body = isSame() ? context.ledger().body(post.n()) : Optional.empty();
        return body.map(kept -> WebhookBody.kept(post.users(), kept)).orElseGet(() -> anew(post));
    }

    private WebhookBody anew(Post post) {
        Batch batch =
                new Batch(
                        post.batch(),
                        post.of(),
                        context.numbers(post.users())
                                .mapToObj(person -> AttemptPlan.recipient(person, context.people()))
                                .toList());
        return campaign.webhook().format().body(batch);
    }

    /**
     * What the failed POSTs carried that go out again as they were. One whose users have gone
     * different ways since is not sent as it was, nor one with somebody who has no profile any more
     * (R-T1), nor one whose body was not kept, as the campaign's file asked for none then.
     *
     * @param requeued who of the re-queued takes part
     */
    List<WebhookBody> repeats(BitSet requeued) {
        failed.values().removeIf(post -> !context.numbers(post.users()).allMatch(isWaiting(post)));
        List<WebhookBody> repeats = new ArrayList<>();
        for (Post post : failed.values()) {
            if (context.numbers(post.users()).allMatch(canGo(requeued))) {
                context.ledger()
                        .body(post.n())
                        .ifPresent(body -> repeats.add(WebhookBody.kept(post.users(), body)));
            }
        }
        return repeats;
    }

    private IntPredicate canGo(BitSet requeued) {
        return person -> requeued.get(person) && context.people().hasProfile(person);
    }

    private IntPredicate isWaiting(Post post) {
        return person -> {
            UserState user = deliveryState.user(person);
            return user.isRequeued() && user.latestPost() == post.n();
        };
    }

    /** What the ledger has to keep of it. */
    List<WebhookBody> kept(AttemptPlan plan) {
        return isSame() ? plan.forms() : List.of();
    }
}
