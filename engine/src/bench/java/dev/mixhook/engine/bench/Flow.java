package dev.mixhook.engine.bench;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedListener;
import dev.mixhook.targeting.audience.Audience;
import dev.mixhook.targeting.audience.Audiences;
import java.util.ArrayList;
import java.util.List;

/** Targeting alone: who matches when, over a feed, with no engine around it. */
final class Flow implements FeedListener {
    /** As often as the engine, in milliseconds. */
    private static final long SWEEP = 86_400_000L;

    private final Feed feed;
    private long swept = Long.MIN_VALUE / 2;
    private final Audiences audiences;
    private final List<Audience> each = new ArrayList<>();
    private long flips;

    Flow(List<Campaign> campaigns, Feed feed) {
        this.feed = feed;
        this.audiences = new Audiences(feed.people());
        for (var campaign : campaigns) {
            each.add(audiences.add(campaign.target(), (_, _, _) -> flips++));
        }
    }

    /** Evaluates everybody, once the history has happened; those flips do not count. */
    void start() {
        var now = Data.FROM.toEpochMilli();
        feed.skipTo(Data.FROM);
        each.forEach(audience -> audience.start(now));
        flips = 0;
    }

    /** Plays all 90 days; how many flips there were. */
    long play() {
        var end = Data.END.toEpochMilli();
        for (var now = next(); now < end; now = next()) {
            audiences.advance(now - 1);
            feed.apply(now, this);
            audiences.evaluate(now);
            if (now >= swept + SWEEP) {
                feed.letGo(now);
                swept = now;
            }
        }
        audiences.advance(end - 1);
        return flips;
    }

    @Override
    public void expect(int person) {
        audiences.peek(person);
    }

    @Override
    public void event(int person, int event) {
        audiences.event(person, event);
    }

    @Override
    public void property(int person, int property) {
        audiences.property(person, property);
    }

    @Override
    public void everything(int person) {
        audiences.everything(person);
    }

    @Override
    public void joined(int id, int person) {
        // Everything about both follows.
    }

    /** Data alone; timers come up in between. */
    private long next() {
        return feed.next();
    }
}
