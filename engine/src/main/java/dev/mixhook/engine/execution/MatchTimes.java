package dev.mixhook.engine.execution;

import dev.mixhook.delivery.SyncCall;
import dev.mixhook.engine.execution.AttemptPlan.PlannedPost;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.state.LongColumn;
import dev.mixhook.targeting.person.People;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Since when people match, in milliseconds since the epoch. */
final class MatchTimes {
    private static final long UNSET = Long.MIN_VALUE;

    private final ExecutionContext context;
    private long start;
    private final LongColumn since = new LongColumn(UNSET);

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
    void tell(List<PlannedPost> posts) {
        for (PlannedPost planned : posts) {
            Post post = planned.post();
            for (int i = post.requeued().size(); i < post.users().size(); i++) {
                context.listener().tell(due(post, i, planned.persons().get(i)));
            }
        }
    }

    private EngineEvent due(Post post, int user, int person) {
        return new EngineEvent.UserDue(
                post.campaign(), post.users().get(user), post.due(), since(person), post.n());
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
                                    since(context.people().number(user)),
                                    page.n()));
        }
    }

    /** Since when a user is as they are now; null for since the start, or if nobody knows them. */
    @Nullable Instant since(String user) {
        int person = context.people().number(user);
        return person == People.NOBODY ? null : since(person);
    }

    private @Nullable Instant since(int person) {
        long instant = since.get(person);
        return instant == start || instant == UNSET ? null : Instant.ofEpochMilli(instant);
    }
}
