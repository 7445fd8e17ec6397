package dev.mixhook.engine;

import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.time.Agenda;

/** The data, as something that is due: whom it can concern is evaluated again. */
final class FeedPlayback implements Agenda.Source {
    /** How often history is let go of that no campaign counts any more, in milliseconds. */
    private static final long SWEEP = 86_400_000L;

    private final Feed feed;
    private final RunQueue runs;
    private final ChangedPeople changed;
    private long swept = Long.MIN_VALUE / 2;

    FeedPlayback(Feed feed, RunQueue runs, ChangedPeople changed) {
        this.feed = feed;
        this.runs = runs;
        this.changed = changed;
    }

    @Override
    public long next() {
        return feed.next();
    }

    @Override
    public void run(long now, Agenda.Settle settle) {
        runs.catchUp(now);
        feed.apply(now, changed);
        changed.handOver(now);
        runs.conclude(now);
        if (now >= swept + SWEEP) {
            // Every campaign has come up to here, and asks for nothing before.
            feed.letGo(now);
            swept = now;
        }
    }
}
