package dev.mixhook.engine;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.engine.attempt.CampaignRun;
import dev.mixhook.engine.attempt.Courier;
import dev.mixhook.engine.attempt.Happening;
import dev.mixhook.engine.attempt.Journal;
import dev.mixhook.engine.attempt.PostNumbers;
import dev.mixhook.engine.attempt.Present;
import dev.mixhook.engine.attempt.Shared;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.UserZones;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.time.Agenda;
import dev.mixhook.engine.time.QuartzTime;
import dev.mixhook.engine.time.ScaledClock;
import dev.mixhook.engine.time.VirtualTime;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Mentions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Runs campaigns over a feed, from where the ledger ends. One thread at a time. */
public final class Engine implements AutoCloseable {
    private final Feed feed;
    private final List<CampaignRun> runs;
    private final Ledger ledger;
    private final Courier courier;
    private final Journal journal;
    private final Present present = new Present();
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private Optional<String> unreachable = Optional.empty();
    private boolean parked;
    private boolean abandoned;

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
        this.ledger = ledger;
        this.journal = journal;
        this.courier = new Courier(sender, inbox);
        Shared shared =
                new Shared(
                        feed.people(),
                        ledger,
                        courier,
                        this::tell,
                        new PostNumbers(ledger.lastPost()),
                        present,
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

    /**
     * Lets the history happen, and evaluates everyone at the instant at which the run starts; where
     * the ledger tells of later ones, just before the last of those, so that whatever else was due
     * then is due still.
     */
    public void start(Instant from) {
        long begin =
                told().map(told -> Math.max(from.toEpochMilli(), told)).orElse(from.toEpochMilli());
        start(from, begin, begin);
    }

    /**
     * The same in real time: what was due since the ledger's last instant was missed, and is caught
     * up with now (R-S10).
     *
     * @param taken when the profiles were taken
     * @param now from when on attempts are made
     */
    public void start(Instant taken, Instant now) {
        long live = now.toEpochMilli();
        long begin = told().orElse(live);
        start(taken.isBefore(now) ? taken : now, begin, Math.max(begin, live));
    }

    /** Just before the last instant at which anything happened, or the first start. */
    private Optional<Long> told() {
        return instants(CampaignRun::latest)
                .max(Comparator.naturalOrder())
                .or(() -> instants(CampaignRun::firstStart).min(Comparator.naturalOrder()))
                .map(latest -> latest - 1);
    }

    private Stream<Long> instants(Function<CampaignRun, Long> instant) {
        return runs.stream().map(instant).filter(known -> known != Long.MIN_VALUE);
    }

    private void start(Instant taken, long begin, long live) {
        feed.skipTo(taken);
        if (begin > taken.toEpochMilli()) {
            feed.apply(begin, _ -> {});
        }
        present.moveTo(begin);
        long lastStart =
                runs.stream().mapToLong(CampaignRun::lastStart).max().orElse(Long.MIN_VALUE);
        List<Notice> starts =
                runs.stream()
                        .map(
                                run ->
                                        run.started(
                                                Instant.ofEpochMilli(live),
                                                run.lastStart() == lastStart))
                        .toList();
        // At once: half of them would say that the other campaigns did not take part.
        ledger.note(starts);
        for (int i = 0; i < starts.size(); i++) {
            runs.get(i).start(Instant.ofEpochMilli(begin), starts.get(i));
        }
    }

    /**
     * Plays everything that is due before an instant, itself excluded. It ends early when nothing
     * listens at the very first POST (R-D9).
     *
     * @param clock told of every instant at which something happens, in milliseconds since the
     *     epoch
     */
    public void playUntil(Instant end, LongConsumer clock) throws InterruptedException {
        LongConsumer moved = present::moveTo;
        Agenda agenda = new Agenda(sources(), moved.andThen(clock), () -> unreachable.isPresent());
        new VirtualTime(agenda, courier::settleAll).playUntil(end);
    }

    /**
     * Runs in real time until it is parked; POSTs are under way beside it, and a slow receiver
     * holds up its own campaign alone.
     *
     * @throws InterruptedException if the thread is interrupted; POSTs may be unsettled then
     */
    public void drive(ScaledClock clock) throws InterruptedException {
        Agenda agenda =
                new Agenda(
                        sources(),
                        present::moveTo,
                        () -> parked && (courier.isIdle() || abandoned));
        try (QuartzTime time = new QuartzTime(clock, inbox)) {
            time.drive(agenda, present::moveTo);
        }
    }

    /** Has something done on the engine's thread while it is driven; safe for any thread. */
    public void post(Runnable task) {
        inbox.add(task);
    }

    /**
     * Begins no more POSTs; once those under way have come back, it is no longer driven. What was
     * planned and not begun goes out at the next start.
     */
    public void park() {
        parked = true;
        runs.forEach(CampaignRun::park);
    }

    /** Does not wait for the POSTs under way any more: they stay unsettled. */
    public void abandon() {
        abandoned = true;
    }

    /** When each campaign has something to do next, in milliseconds since the epoch. */
    public Map<String, Long> next() {
        Map<String, Long> next = new TreeMap<>();
        runs.forEach(run -> next.put(run.name(), run.next()));
        return next;
    }

    private List<Agenda.Source> sources() {
        List<Agenda.Source> sources = new ArrayList<>();
        sources.add(new FeedSource(feed, runs));
        sources.addAll(runs);
        return sources;
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
        public String name() {
            return "the data";
        }

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
