package dev.mixhook.engine;

import dev.mixhook.delivery.Sender;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.campaign.UserZones;
import dev.mixhook.engine.execution.ByHand;
import dev.mixhook.engine.execution.Dispatcher;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.execution.EngineTime;
import dev.mixhook.engine.execution.ExecutionContext;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.execution.Shortfall;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.time.Agenda;
import dev.mixhook.engine.time.QuartzTime;
import dev.mixhook.engine.time.ScaledClock;
import dev.mixhook.engine.time.VirtualTime;
import dev.mixhook.targeting.audience.Audiences;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.ReferencedNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Runs campaigns over a feed, from where the ledger ends. One thread at a time. */
public final class Engine implements AutoCloseable {
    private final Feed feed;
    private final CampaignRuns runs;
    private final RunQueue queue;
    private final FeedPlayback data;
    private final ExecutionContext context;
    private final FirstPostListener journal;
    private final BlockingQueue<Runnable> inbox;
    private boolean parked;
    private boolean abandoned;
    private boolean handedOver;

    /**
     * @param options how it deals with its campaigns
     */
    public Engine(
            List<Campaign> campaigns,
            Feed feed,
            Sender sender,
            Ledger ledger,
            EngineListener listener,
            ExecutionOptions options) {
        this.feed = feed;
        this.journal = new FirstPostListener(listener);
        this.inbox = new LinkedBlockingQueue<>();
        this.context =
                new ExecutionContext(
                        feed.people(),
                        new Audiences(feed.people()),
                        ledger,
                        new Dispatcher(sender, ledger, inbox),
                        this.journal,
                        new AtomicLong(ledger.lastPost())::incrementAndGet,
                        new EngineTime(),
                        options);
        this.runs = CampaignRuns.of(campaigns, context);
        this.queue = new RunQueue(runs.current(), context.audiences());
        this.data = data();
        feed.streamTo(runs);
    }

    /**
     * Goes on with other campaigns or data than one that has handed over: the POSTs under way come
     * back to this one, which is the one to be closed.
     */
    public Engine(List<Campaign> campaigns, Feed feed, Engine before) {
        this.feed = feed;
        this.journal = before.journal;
        this.inbox = before.inbox;
        this.context = before.context.with(feed.people());
        this.runs = before.runs.replacedBy(campaigns, context);
        this.queue = new RunQueue(runs.current(), context.audiences());
        this.data = data();
        feed.streamTo(runs);
    }

    private FeedPlayback data() {
        return new FeedPlayback(
                feed, queue, new ChangedPeople(runs.current(), feed.people(), context.audiences()));
    }

    /** The names that these campaigns mention: what a feed has to keep. */
    public static Vocabulary vocabulary(List<Campaign> campaigns) {
        Vocabulary vocabulary = new Vocabulary();
        for (Campaign campaign : campaigns) {
            ReferencedNames.of(campaign.target(), vocabulary);
            UserZones.mention(campaign.schedule().timing(), vocabulary);
            if (campaign.schedule().timing() instanceof Timing.Stream stream) {
                stream.events().forEach(vocabulary::stream);
            }
        }
        return vocabulary;
    }

    /**
     * Lets the history happen, and evaluates everyone at the instant at which the run starts; where
     * the ledger tells of later ones, just before the last of those, so that whatever else was due
     * then is due still.
     */
    public void start(Instant from) {
        startPoint().start(from.toEpochMilli());
    }

    /**
     * Starts in real time: what was due since the ledger's last instant was missed, and is caught
     * up with now (R-S10).
     *
     * @param taken when the profiles were taken
     * @param now from when on attempts are made
     */
    public void start(Instant taken, Instant now) {
        startPoint().start(taken.toEpochMilli(), now.toEpochMilli());
    }

    private StartPoint startPoint() {
        return new StartPoint(runs.current(), feed, context);
    }

    /**
     * Plays everything that is due before an instant, itself excluded; what is posted meanwhile is
     * done at the instant that is played then. It ends early when nothing listens at the very first
     * POST (R-D9).
     *
     * @param clock told of every instant at which something happens, in milliseconds since the
     *     epoch
     */
    public void playUntil(Instant end, LongConsumer clock) throws InterruptedException {
        LongConsumer moved = context.time()::moveTo;
        Agenda agenda =
                new Agenda(
                        List.of(data, queue),
                        moved.andThen(clock),
                        () -> journal.unreachable().isPresent());
        context.dispatcher().waitedFor(true);
        new VirtualTime(agenda, this::settleAndDoPosted).playUntil(end);
        context.dispatcher().waitedFor(false);
    }

    /**
     * Waits for the POSTs under way, and does what was posted by then: no more, so that time goes
     * on whatever comes.
     */
    private void settleAndDoPosted() throws InterruptedException {
        context.dispatcher().settleAll();
        for (int posted = inbox.size(); posted > 0; posted--) {
            inbox.take().run();
        }
        context.dispatcher().settleAll();
    }

    /**
     * Runs in real time until it is parked or hands over; POSTs are under way beside it, and a slow
     * receiver holds up its own campaign alone.
     *
     * @param end what is due from then on is not begun, in milliseconds since the epoch
     * @param woken run when the machine has slept
     * @throws InterruptedException if the thread is interrupted; POSTs may be unsettled then
     */
    public void drive(ScaledClock clock, long end, Runnable woken) throws InterruptedException {
        LongConsumer present = context.time()::moveTo;
        EndOfPlay endOfPlay = new EndOfPlay(end, () -> parked, this::park);
        Agenda agenda = new Agenda(List.of(endOfPlay, data, queue), present, this::isDone);
        clock.begin();
        try (QuartzTime time = new QuartzTime(clock, inbox)) {
            time.drive(
                    agenda,
                    present,
                    now -> {
                        wake(Instant.ofEpochMilli(now));
                        woken.run();
                    });
        }
    }

    private boolean isDone() {
        return handedOver || (parked && (abandoned || context.dispatcher().isIdle()));
    }

    /** Nothing could be done until now: what was due before was missed (R-S10). */
    public void wake(Instant now) {
        runs.wake(now.toEpochMilli());
    }

    /**
     * Does what is posted, though no time goes on, until it is parked.
     *
     * @throws InterruptedException if the thread is interrupted; POSTs may be unsettled then
     */
    public void attend() throws InterruptedException {
        while (!isDone()) {
            inbox.take().run();
        }
    }

    /** Waits for the POSTs under way, though no time goes on. */
    public void settle() throws InterruptedException {
        context.dispatcher().settleAll();
    }

    /** The instant until which what is due has happened; on the engine's thread. */
    public Instant present() {
        return Instant.ofEpochMilli(context.time().now());
    }

    /** What somebody does by hand; on the engine's thread. */
    public ByHand byHand() {
        return new ByHand(runs.current(), context);
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
        runs.park();
    }

    /** Begins no more POSTs, and leaves those under way to the next engine. */
    public void handOver() {
        park();
        handedOver = true;
    }

    /** Does not wait for the POSTs under way any more: they stay unsettled. */
    public void abandon() {
        abandoned = true;
    }

    /**
     * When the next attempt of each campaign is due, in milliseconds since the epoch; {@link
     * Long#MAX_VALUE} if none is to come.
     */
    public Map<String, Long> nextDue() {
        return runs.nextDue();
    }

    /** How many people match each campaign now; without those that stream events. */
    public Map<String, Integer> audienceSizes() {
        return runs.audienceSizes();
    }

    /**
     * Since when a user matches a campaign, or, of a cohort, does not match any more; empty for
     * since the start.
     */
    public Optional<Instant> since(String campaign, String user) {
        return runs.since(campaign, user);
    }

    /** How the campaigns stand; on the engine's thread. */
    public EngineStatus status() {
        return runs.status(context.dispatcher().underWay());
    }

    /** Tells how each campaign stands. */
    public void summarize() {
        summarize(journal);
    }

    /** Tells somebody else how each campaign stands. */
    public void summarize(EngineListener listener) {
        runs.current().forEach(run -> listener.tell(run.summary()));
    }

    /** Why the very first POST found nobody; empty if it did find somebody, or nothing was sent. */
    public Optional<String> unreachable() {
        return journal.unreachable();
    }

    /** Lets time go on though the very first POST found nobody. */
    public void goOn() {
        journal.forget();
    }

    /** What the campaigns have left undone at the end; none if nothing. */
    public List<Shortfall> shortfalls() {
        return runs.shortfalls();
    }

    @Override
    public void close() {
        context.dispatcher().close();
    }
}
