package dev.mixhook.engine.attempt;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Form;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.attempt.Turnout.Parcel;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Retry.Rebatch;
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
final class Recovery {
    private final Campaign campaign;
    private final Shared shared;
    private final Marks marks;
    private final List<Post> pending = new ArrayList<>();
    private final SortedMap<Long, Post> failed = new TreeMap<>();

    private Recovery(Campaign campaign, Shared shared, Marks marks) {
        this.campaign = campaign;
        this.shared = shared;
        this.marks = marks;
    }

    /**
     * Reads the campaign's story into the marks; a POST found begun and unsettled is uncertain.
     *
     * @param out the numbers of those that are still under way in this process
     */
    static Recovery read(Campaign campaign, Shared shared, Marks marks, Set<Long> out) {
        Recovery recovery = new Recovery(campaign, shared, marks);
        List<Post> begun = new ArrayList<>();
        shared.ledger()
                .replay(
                        campaign.name(),
                        new Ledger.Story() {
                            @Override
                            public void post(Post post, PostState state) {
                                marks.planned(post);
                                switch (state) {
                                    case PLANNED -> recovery.pending.add(post);
                                    case SENT -> begun.add(post);
                                    case ACCEPTED, REFUSED, UNREACHABLE, UNCERTAIN ->
                                            recovery.settled(post, state);
                                }
                            }

                            @Override
                            public void notice(Notice notice) {
                                marks.noted(notice);
                            }
                        });
        begun.stream()
                .filter(post -> !out.contains(post.n()))
                .forEach(
                        post ->
                                recovery.close(
                                        post,
                                        new Outcome.Uncertain(
                                                "mixhook ended before the answer came")));
        return recovery;
    }

    private void close(Post post, Outcome outcome) {
        shared.ledger().settle(post, outcome);
        settled(post, PostState.of(outcome));
        shared.journal().tell(new Happening.PostSettled(post, outcome));
    }

    /** A POST has come to its end. */
    void settled(Post post, PostState state) {
        marks.settled(post, state);
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
        List<Form> forms = new ArrayList<>();
        for (Post post : pending) {
            if (marks.numbers(post.users()).allMatch(shared.people()::hasProfile)) {
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

    private Form form(Post post) {
        Optional<byte[]> body = isSame() ? shared.ledger().body(post.n()) : Optional.empty();
        return body.map(kept -> Form.kept(post.users(), kept)).orElseGet(() -> anew(post));
    }

    private Form anew(Post post) {
        Batch batch =
                new Batch(
                        post.batch(),
                        post.of(),
                        marks.numbers(post.users())
                                .mapToObj(person -> Turnout.recipient(person, shared.people()))
                                .toList());
        return Form.of(batch, campaign.webhook().json());
    }

    /**
     * The failed POSTs that go out again as they were; takes their users out of the re-queued. One
     * whose users have gone different ways since is not sent as it was, nor one with somebody who
     * has no profile any more (R-T1), nor one whose body was not kept, as the campaign's file asked
     * for none then.
     */
    List<Parcel> repeats(BitSet requeued) {
        failed.values().removeIf(post -> !marks.numbers(post.users()).allMatch(isWaiting(post)));
        List<Parcel> repeats = new ArrayList<>();
        for (Post post : failed.values()) {
            if (marks.numbers(post.users()).allMatch(canGo(requeued))) {
                shared.ledger()
                        .body(post.n())
                        .ifPresent(
                                body -> {
                                    repeats.add(Parcel.again(post.users(), body));
                                    marks.numbers(post.users()).forEach(requeued::clear);
                                });
            }
        }
        return repeats;
    }

    private IntPredicate canGo(BitSet requeued) {
        return person -> requeued.get(person) && shared.people().hasProfile(person);
    }

    private IntPredicate isWaiting(Post post) {
        return person -> marks.isRequeued(person) && marks.sent(person).latestPost() == post.n();
    }

    /** What the ledger has to keep of it. */
    List<Form> kept(List<Form> forms) {
        return isSame() ? forms : List.of();
    }
}
