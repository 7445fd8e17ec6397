package dev.mixhook.engine;

import dev.mixhook.engine.execution.CampaignRun;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.time.Agenda;
import dev.mixhook.targeting.audience.TouchedPeople;
import java.util.List;

/** The data, as something that is due: each person whom it touches is evaluated again. */
record FeedSource(Feed feed, List<CampaignRun> runs) implements Agenda.Source {
    @Override
    public long next() {
        return feed.next();
    }

    @Override
    public void run(long now) {
        TouchedPeople touched = feed.apply(now);
        feed.people().letGo(now);
        runs.forEach(run -> run.touched(touched, now));
    }
}
