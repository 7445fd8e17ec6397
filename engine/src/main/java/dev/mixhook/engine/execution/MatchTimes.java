package dev.mixhook.engine.execution;

import dev.mixhook.delivery.SyncCall;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.state.LongColumn;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** Tells the listener of everyone who enters or leaves a cohort by this page. */
    void tell(Post page) {
        SyncCall call = Objects.requireNonNull(page.call());
        boolean hasEntered = call.action() != SyncCall.Action.REMOVE_MEMBERS;
        for (String user : page.users()) {
            context.listener()
                    .tell(
                            new EngineEvent.MemberChanged(
                                    page.campaign(),
                                    user,
                                    page.due(),
                                    hasEntered,
                                    since(user),
                                    page.n()));
        }
    }

    private @Nullable Instant since(String user) {
        long instant = since.get(context.people().number(user));
        return instant == start ? null : Instant.ofEpochMilli(instant);
    }

    private EngineEvent due(Post post, String user) {
        return new EngineEvent.UserDue(post.campaign(), user, post.due(), since(user), post.n());
    }
}
