package dev.mixhook.junit.driver;

import dev.mixhook.junit.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drives one session of an engine, step by step; one thread at a time. What is told wrongly throws
 * an {@link IllegalArgumentException}, what cannot be done an {@link IllegalStateException}; both
 * say why.
 */
public interface Driver extends AutoCloseable {
    /** The instant up to which all that was due has happened. */
    Instant now();

    /** From now on all campaigns post there. */
    void to(String url);

    /**
     * Somebody is there, or has changed.
     *
     * @param properties a JSON object
     */
    void person(String id, String properties);

    /**
     * A profile changes.
     *
     * @param operation such as {@code $add}
     * @param operand of it, JSON
     */
    void update(String id, String operation, String operand);

    /**
     * Somebody does something.
     *
     * @param at null for the present
     * @param properties a JSON object
     */
    void event(String name, String id, @Nullable Instant at, String properties);

    /**
     * Adds a fault.
     *
     * @param fault as a contract file has it, JSON
     */
    void fault(String fault);

    /** No fault happens any more. */
    void clearFaults();

    /** Time goes on; the POSTs of it are told. */
    List<Post> advance(Duration by);

    /** All POSTs that have come to their end. */
    List<Post> posts();

    /** The names of all campaigns. */
    List<String> campaigns();

    /** What may mean another thing than was meant, each with its place. */
    List<String> warnings();

    /** Whether people or events are of a user; to be asked when time has gone on. */
    boolean knows(String user);

    /** Who waits for the next attempt of any campaign. */
    List<String> requeued();

    /** Who was given up in any campaign. */
    List<String> dead();

    /** Who matches a campaign. */
    List<String> matching(String campaign);

    /** Why somebody matches a campaign or not, in words. */
    String why(String campaign, String user);

    @Override
    void close();
}
