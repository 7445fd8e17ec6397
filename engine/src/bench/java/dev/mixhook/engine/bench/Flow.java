package dev.mixhook.engine.bench;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.targeting.audience.Audience;
import dev.mixhook.targeting.evaluation.Evaluator;
import java.util.ArrayList;
import java.util.List;

/** Targeting alone: who matches when, over a feed, with no engine around it. */
final class Flow {
    private final Feed feed;
    private final List<Audience> audiences = new ArrayList<>();
    private long flips;

    Flow(List<Campaign> campaigns, Feed feed) {
        this.feed = feed;
        for (var campaign : campaigns) {
            audiences.add(
                    new Audience(
                            new Evaluator(campaign.target(), feed.people()),
                            (_, _, _) -> flips++));
        }
    }

    /** Evaluates everybody, once the history has happened; those flips do not count. */
    void start() {
        var now = Data.FROM.toEpochMilli();
        feed.skipTo(Data.FROM);
        audiences.forEach(audience -> audience.start(feed.people(), now));
        flips = 0;
    }

    /** Plays all 90 days; how many flips there were. */
    long play() {
        var end = Data.END.toEpochMilli();
        for (var now = next(); now < end; now = next()) {
            var instant = now;
            audiences.forEach(audience -> audience.advance(instant - 1));
            feed.apply(
                    instant,
                    person -> audiences.forEach(audience -> audience.changed(person, instant)));
            audiences.forEach(audience -> audience.advance(instant));
        }
        audiences.forEach(audience -> audience.advance(end - 1));
        return flips;
    }

    /** Data alone; timers come up in between. */
    private long next() {
        return feed.next();
    }
}
