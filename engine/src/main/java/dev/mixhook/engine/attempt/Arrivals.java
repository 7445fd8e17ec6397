package dev.mixhook.engine.attempt;

import dev.mixhook.engine.ledger.Post;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Since when people match, in milliseconds since the epoch. */
final class Arrivals {
    private final Shared shared;
    private long start;
    private long[] since = {};

    Arrivals(Shared shared) {
        this.shared = shared;
    }

    /** Whoever arrives now matches since the start. */
    void start(long from) {
        start = from;
    }

    void add(int person, long instant) {
        if (person >= since.length) {
            since = Arrays.copyOf(since, Math.max(person + 1, since.length * 2));
        }
        since[person] = instant;
    }

    /** Tells the journal of everyone who is new in these POSTs. */
    void tell(List<Post> posts) {
        for (Post post : posts) {
            post.users().stream()
                    .skip(post.requeued().size())
                    .map(user -> due(post, user))
                    .forEach(shared.journal()::tell);
        }
    }

    private Happening due(Post post, String user) {
        long instant = since[shared.people().number(user)];
        String when = instant == start ? "the start" : Instant.ofEpochMilli(instant).toString();
        return new Happening.UserDue(
                post.campaign(), user, post.due(), "matches since " + when, post.n());
    }
}
