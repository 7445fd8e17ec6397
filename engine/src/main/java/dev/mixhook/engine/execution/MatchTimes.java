package dev.mixhook.engine.execution;

import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.state.LongColumn;
import java.time.Instant;
import java.util.List;

/** Since when people match, in milliseconds since the epoch. */
final class MatchTimes {
    private final ExecutionContext context;
    private long start;
    private final LongColumn since = new LongColumn(0);

    MatchTimes(ExecutionContext context) {
        this.context = context;
    }

    /** Whoever arrives now matches since the start. */
    void start(long from) {
        start = from;
    }

    void add(int person, long instant) {
        since.set(person, instant);
    }

    /** Tells the listener of everyone who is new in these POSTs. */
    void tell(List<Post> posts) {
        for (Post post : posts) {
            post.users().stream()
                    .skip(post.requeued().size())
                    .map(user -> due(post, user))
                    .forEach(context.listener()::tell);
        }
    }

    private EngineEvent due(Post post, String user) {
        long instant = since.get(context.people().number(user));
        return new EngineEvent.UserDue(
                post.campaign(),
                user,
                post.due(),
                instant == start ? null : Instant.ofEpochMilli(instant),
                post.n());
    }
}
