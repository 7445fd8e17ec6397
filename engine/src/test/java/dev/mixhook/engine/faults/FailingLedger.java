package dev.mixhook.engine.faults;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A ledger that fails at one of its writes, as if the process was killed there. */
final class FailingLedger implements Ledger {
    private final Ledger ledger;
    private final Watcher watcher;
    private final Crash crash;
    private int writes;

    /** Is told of every write that was committed. */
    interface Watcher {
        void planned(List<Post> posts);

        void sent(Post post);

        void settled(Post post, Outcome outcome);

        void noted(Notice notice);
    }

    /**
     * @param write the one at which it fails, counted from 1
     * @param isAfter whether that one is committed
     */
    record Crash(int write, boolean isAfter) {
        static final Crash NEVER = new Crash(0, false);
    }

    /** The process is dead. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Killed(String where) {
            super(where);
        }
    }

    FailingLedger(Ledger ledger, Crash crash, Watcher watcher) {
        this.ledger = ledger;
        this.crash = crash;
        this.watcher = watcher;
    }

    /** How many there were. */
    int writes() {
        return writes;
    }

    private void write(Runnable commit, Runnable told) {
        writes++;
        if (writes == crash.write() && !crash.isAfter()) {
            throw killed();
        }
        commit.run();
        told.run();
        if (writes == crash.write()) {
            throw killed();
        }
    }

    private Killed killed() {
        return new Killed("at write " + writes);
    }

    @Override
    public void plan(List<Post> posts, List<WebhookBody> kept, List<Post> begun) {
        write(
                () -> ledger.plan(posts, kept, begun),
                () -> {
                    watcher.planned(posts);
                    begun.forEach(watcher::sent);
                });
    }

    @Override
    public Optional<byte[]> body(long n) {
        return ledger.body(n);
    }

    @Override
    public void checkpoint() {
        write(ledger::checkpoint, () -> {});
    }

    @Override
    public void advance(List<Transition> transitions) {
        write(() -> ledger.advance(transitions), () -> transitions.forEach(this::tell));
    }

    private void tell(Transition transition) {
        switch (transition) {
            case Transition.Sent(Post post) -> watcher.sent(post);
            case Transition.Settled(Post post, Outcome outcome) -> watcher.settled(post, outcome);
        }
    }

    @Override
    public void note(List<Notice> notices) {
        write(() -> ledger.note(notices), () -> notices.forEach(watcher::noted));
    }

    @Override
    public void replay(String campaign, Story story) {
        ledger.replay(campaign, story);
    }

    @Override
    public Optional<Instant> latest() {
        return ledger.latest();
    }

    @Override
    public long lastPost() {
        return ledger.lastPost();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
