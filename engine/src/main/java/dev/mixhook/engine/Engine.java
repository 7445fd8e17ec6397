package dev.mixhook.engine;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.engine.attempt.CampaignRun;
import dev.mixhook.engine.attempt.Courier;
import dev.mixhook.engine.attempt.Happening;
import dev.mixhook.engine.attempt.Journal;
import dev.mixhook.engine.attempt.PostNumbers;
import dev.mixhook.engine.attempt.Shared;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.UserZones;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.time.Agenda;
import dev.mixhook.engine.time.VirtualTime;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Mentions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Runs campaigns over a feed in virtual time. One thread at a time. */
public final class Engine implements AutoCloseable {
    private final Feed feed;
    private final List<CampaignRun> runs;
    private final Courier courier;
    private final Journal journal;
    private Optional<String> unreachable = Optional.empty();

    /**
     * @param keepGoing whether campaigns go on after twenty attempts in which nothing was accepted
     *     (R-D9)
     */
    public Engine(
            List<Campaign> campaigns,
            Feed feed,
            Sender sender,
            Ledger ledger,
            Journal journal,
            boolean keepGoing) {
        this.feed = feed;
        this.journal = journal;
        this.courier = new Courier(sender);
        Shared shared =
                new Shared(
                        feed.people(),
                        ledger,
                        courier,
                        this::tell,
                        new PostNumbers(ledger.lastPost()),
                        keepGoing);
        this.runs = campaigns.stream().map(campaign -> new CampaignRun(campaign, shared)).toList();
    }

    /** The names that these campaigns mention: what a feed has to keep. */
    public static Vocabulary vocabulary(List<Campaign> campaigns) {
        Vocabulary vocabulary = new Vocabulary();
        for (Campaign campaign : campaigns) {
            Mentions.of(campaign.target(), vocabulary);
            UserZones.mention(campaign.schedule().timing(), vocabulary);
        }
        return vocabulary;
    }

    /** Lets the history happen, and evaluates everyone at the instant at which the run starts. */
    public void start(Instant from) {
        feed.skipTo(from);
        runs.forEach(run -> run.start(from));
    }

    /**
     * Plays everything that is due before an instant, itself excluded. It ends early when nothing
     * listens at the very first POST (R-D9).
     *
     * @param clock told of every instant at which something happens, in milliseconds since the
     *     epoch
     */
    public void playUntil(Instant end, LongConsumer clock) throws InterruptedException {
        List<Agenda.Source> sources = new ArrayList<>();
        sources.add(new FeedSource(feed, runs));
        sources.addAll(runs);
        new VirtualTime(
                        new Agenda(sources),
                        courier::settleAll,
                        clock,
                        () -> unreachable.isPresent())
                .playUntil(end);
    }

    /** Tells how each campaign stands. */
    public void summarize() {
        runs.forEach(run -> journal.tell(run.summary()));
    }

    /** Why the very first POST found nobody; empty if it did find somebody, or nothing was sent. */
    public Optional<String> unreachable() {
        return unreachable;
    }

    /** Whether any campaign was stopped because nothing was accepted any more (R-D9). */
    public boolean anyStopped() {
        return runs.stream().anyMatch(CampaignRun::isStopped);
    }

    private void tell(Happening happening) {
        if (happening instanceof Happening.PostSettled(var post, Outcome.Unreachable(String reason))
                && post.n() == 1) {
            unreachable = Optional.of(reason);
        }
        journal.tell(happening);
    }

    @Override
    public void close() {
        courier.close();
    }

    /** The data, as something that is due: each person whom it touches is evaluated again. */
    private record FeedSource(Feed feed, List<CampaignRun> runs) implements Agenda.Source {
        @Override
        public long next() {
            return feed.next();
        }

        @Override
        public void run(long now) {
            BitSet touched = new BitSet();
            feed.apply(now, touched::set);
            runs.forEach(run -> run.touched(touched, now));
        }
    }
}
