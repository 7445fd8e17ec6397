package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.Outcome;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Every POST and what became of it. Each call is one transaction, committed when it returns. One
 * thread at a time.
 */
public interface Ledger extends AutoCloseable {
    /** The POSTs of an attempt, before the first is begun. */
    void plan(List<Post> posts);

    /** A POST is about to be begun. */
    void sent(Post post);

    void settle(Post post, Outcome outcome);

    /** Tells of every POST of a campaign, in the order of their numbers. */
    void replay(String campaign, BiConsumer<Post, PostState> each);

    /** The highest number of a POST; 0 if there is none. */
    long lastPost();

    @Override
    void close();
}
