package dev.mixhook.engine;

import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.time.Agenda;
import dev.mixhook.targeting.evaluation.Verdict;

/** The data, as something that is due: whom it can concern is evaluated again. */
final class FeedSource implements Agenda.Source {
    /** How often history is let go of that no campaign counts any more, in milliseconds. */
    private static final long SWEEP = 86_400_000L;

    private final Feed feed;
    private final RunQueue runs;
    private final ChangedPeople changed;
    private long swept = Long.MIN_VALUE / 2;

    FeedSource(Feed feed, RunQueue runs, ChangedPeople changed) {
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
        feed.apply(now, changed);
        boolean sweeps = now >= swept + SWEEP;
        long told = sweeps ? Verdict.FOREVER : now;
        for (int i = runs.dueWithData(0, told);
                i != InstantTree.NONE;
                i = runs.dueWithData(i + 1, told)) {
            changed.tell(i);
        }
        changed.handOver(now);
        if (sweeps) {
            // Every campaign has come up to here, and asks for nothing before.
            feed.letGo(now);
            swept = now;
        }
    }
}
