package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every POST and what became of it, and what else happened to users. Each call is one transaction,
 * committed when it returns. One thread at a time.
 *
 * <p>Whatever fails throws a {@link LedgerException}, and the ledger is then done for; what was
 * committed is there when it is opened again.
 */
public interface Ledger extends AutoCloseable {
    /**
     * The POSTs of an attempt, before the first is begun.
     *
     * @param kept the forms of all of them, whose bodies are kept until a POST with the same body
     *     is accepted; or none, and nothing is kept (R-D4)
     * @param begun which of them are about to be begun, as by {@link #sent(List)}
     */
    void plan(List<Post> posts, List<WebhookBody> kept, List<Post> begun);

    /** The POSTs of an attempt, none of which is begun yet. */
    default void plan(List<Post> posts, List<WebhookBody> kept) {
        plan(posts, kept, List.of());
    }

    /**
     * What several POSTs have come to, in this order; all of it, or nothing if it fails.
     *
     * @throws IllegalStateException if one of them was not planned
     */
    void advance(List<Transition> transitions);

    /** The body that was kept of a POST; empty if none was, or it has been accepted. */
    Optional<byte[]> body(long n);

    /** What was committed so far is safe from a power cut too. */
    void checkpoint();

    /** A POST is about to be begun. */
    default void sent(Post post) {
        sent(List.of(post));
    }

    /** POSTs are about to be begun. */
    default void sent(List<Post> posts) {
        List<Transition> sent = new ArrayList<>();
        posts.forEach(post -> sent.add(new Transition.Sent(post)));
        advance(sent);
    }

    /** A POST has come to its end. */
    default void settle(Post post, Outcome outcome) {
        advance(List.of(new Transition.Settled(post, outcome)));
    }

    /** All of them, or none if it fails. */
    void note(List<Notice> notices);

    default void note(Notice notice) {
        note(List.of(notice));
    }

    /**
     * Tells the whole story of a campaign in its order, each POST with the state it is in; test
     * sends are no part of it (R-X2).
     */
    void replay(String campaign, Story story);

    /**
     * The latest instant of which it tells, of any campaign, test sends apart; empty if of none.
     */
    Optional<Instant> latest();

    /** The highest number of a POST; 0 if there is none. */
    long lastPost();

    @Override
    void close();

    /** Is told what the ledger holds of a campaign. */
    @FunctionalInterface
    interface Story {
        void post(Post post, PostState state);

        /** Nothing, for whom POSTs are all. */
        default void notice(Notice notice) {}
    }
}
