package dev.mixhook.engine.live;

import dev.mixhook.delivery.Sender;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.execution.Shortfall;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.time.ScaledClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs campaigns in real time until it is stopped. Data files that grow bring new events and
 * updates; campaign files that change, or data files that are written anew, bring a new plan, which
 * takes over at once: POSTs under way come back to it. The ledger joins one plan to the next, as it
 * joins one process to the next. Where the project does not say when the profiles were taken, no
 * update is in them already.
 */
public final class Daemon {
    /** How often the counters are logged, in real time. */
    private static final Duration COUNT = Duration.ofMinutes(1);

    private final Workspace workspace;
    private final Supplier<Workspace.ReadResult> files;
    private final Sender sender;
    private final Ledger ledger;
    private final EngineListener listener;
    private final DaemonListener daemonListener;
    private final ScaledClock clock;
    private final Duration look;
    private final RunLog log;
    private final @Nullable Instant taken;
    private Instant live;
    private @Nullable Plan following;
    private long end = Long.MAX_VALUE;
    private Lock writing = new ReentrantLock();
    private volatile Runnable gain = () -> {};
    private PlanListener planListener = (_, _, _) -> {};
    private @Nullable Engine engine;
    private ExecutionOptions options = ExecutionOptions.DEFAULT.keepingGoing(true);
    private List<Shortfall> shortfalls = List.of();
    private LongConsumer reading = _ -> {};
    private @Nullable Duration watched;
    private boolean stopping;
    private boolean abandoning;

    /**
     * @param workspace what the files say now
     * @param files reads them again
     * @param clock what is due the instant at which it starts is due still
     * @param look how often, in real time, the files are looked at
     * @param taken when the profiles were taken; null where the project says so, if anybody does
     */
    public Daemon(
            Workspace workspace,
            Supplier<Workspace.ReadResult> files,
            Sender sender,
            Ledger ledger,
            EngineListener listener,
            DaemonListener daemonListener,
            ScaledClock clock,
            Duration look,
            @Nullable Instant taken) {
        this.workspace = workspace;
        this.files = files;
        this.sender = sender;
        this.ledger = ledger;
        this.log = new RunLog(clock);
        this.listener =
                event -> {
                    log.tell(event);
                    listener.tell(event);
                };
        this.daemonListener = daemonListener;
        this.clock = clock;
        this.look = look;
        this.taken = taken;
        this.live = clock.start();
    }

    /** Stops by itself when its clock has run so long, that instant excluded; to be said before. */
    public void stopAfter(Duration length) {
        end = clock.start().plus(length).toEpochMilli();
    }

    /**
     * Tells how many more bytes of data have been read at the start, from several threads; to be
     * said before.
     */
    public void tellsReading(LongConsumer told) {
        reading = told;
    }

    /** Tells its listener how it stands, so often in real time; to be said before. */
    public void tellsStatusEvery(Duration time) {
        watched = time;
    }

    /** Draws by this seed; to be said before. */
    public void drawsBy(long seed) {
        options = options.seededBy(seed);
    }

    /**
     * Looks where data files end only while nobody of this process writes to them; to be said
     * before.
     *
     * @param writing held by whoever writes
     */
    public void looksBetween(Lock writing) {
        this.writing = writing;
    }

    /** Tells somebody of each plan that begins; to be said before. */
    public void tells(PlanListener told) {
        planListener = told;
    }

    /** Takes in soon what data files have gained. Safe for any thread. */
    public void lookSoon() {
        gain.run();
    }

    /**
     * Runs on the calling thread until {@link #stop}.
     *
     * @throws IOException if a data file cannot be read at the start; the message names it
     */
    public void run() throws IOException, InterruptedException {
        log.opened(ledger);
        Plan plan = Plan.read(workspace, live.toEpochMilli(), writing, reading);
        Engine playing =
                new Engine(
                        workspace.campaigns(),
                        plan.data().feed(),
                        sender,
                        ledger,
                        listener,
                        options);
        try {
            play(plan, playing);
            for (Plan next = takeFollowing(); next != null; next = takeFollowing()) {
                playing = new Engine(next.workspace().campaigns(), next.data().feed(), playing);
                play(next, playing);
            }
            log.count(playing.nextDue());
            playing.summarize();
            shortfalls = playing.shortfalls();
        } finally {
            end();
            playing.close();
            log.ended(playing.present());
        }
    }

    private void play(Plan plan, Engine playing) throws InterruptedException {
        playing.start(taken(plan), live);
        log.started(plan.workspace(), plan.data().feed(), live);
        daemonListener.started(plan.workspace(), plan.data().feed());
        planListener.begun(plan.workspace(), plan.data().feed(), playing);
        // Once what was missed is caught up with.
        playing.post(() -> daemonListener.next(plan.workspace(), playing.nextDue()));
        Watch watch =
                new Watch(
                        plan,
                        files,
                        daemonListener,
                        clock,
                        writing,
                        playing::post,
                        next -> playing.post(() -> replan(plan, next, playing)),
                        look);
        try (ScheduledExecutorService looks =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("files").factory())) {
            Future<?> _ =
                    looks.scheduleWithFixedDelay(
                            watch, look.toMillis(), look.toMillis(), TimeUnit.MILLISECONDS);
            Future<?> _ =
                    looks.scheduleAtFixedRate(
                            () -> playing.post(() -> log.count(playing.nextDue())),
                            COUNT.toMillis(),
                            COUNT.toMillis(),
                            TimeUnit.MILLISECONDS);
            if (watched != null) {
                Future<?> _ =
                        looks.scheduleAtFixedRate(
                                () -> playing.post(() -> daemonListener.stands(playing.status())),
                                0,
                                watched.toMillis(),
                                TimeUnit.MILLISECONDS);
            }
            gain = new PromptLook(looks, watch::gain);
            begin(playing);
            playing.drive(clock, end, daemonListener::woken);
            gain = () -> {};
            looks.shutdownNow();
        }
    }

    private Instant taken(Plan plan) {
        return taken == null ? plan.workspace().project().start().orElse(Instant.EPOCH) : taken;
    }

    private synchronized void begin(Engine playing) {
        engine = playing;
        if (stopping) {
            playing.park();
        }
        if (abandoning) {
            playing.abandon();
        }
    }

    /** What the campaigns had left undone when it came to its end; none before. */
    public List<Shortfall> shortfalls() {
        return shortfalls;
    }

    private synchronized void end() {
        engine = null;
    }

    private synchronized void replan(Plan plan, Plan next, Engine playing) {
        if (stopping) {
            return;
        }
        live = playing.present();
        log.replanned(PlanChange.between(plan.workspace(), next.workspace()), live);
        // Had they only been switched off, nothing is missed when they are on again (R-S8).
        ledger.note(
                PlanChange.left(plan.workspace(), next.workspace()).stream()
                        .map(this::paused)
                        .toList());
        following = next;
        playing.handOver();
    }

    private Notice paused(String campaign) {
        return new Notice(campaign, live, Notice.Kind.PAUSED, "not in the plan", List.of());
    }

    private synchronized @Nullable Plan takeFollowing() {
        Plan next = following;
        following = null;
        return next;
    }

    /**
     * Begins nothing more, and ends once the POSTs under way are back: what was planned and not
     * begun goes out at the next start. Safe for any thread.
     */
    public synchronized void stop() {
        stopping = true;
        if (engine != null) {
            engine.post(engine::park);
        }
    }

    /**
     * Ends without waiting for the POSTs under way: they are uncertain at the next start (R-D6).
     */
    public synchronized void abandon() {
        stop();
        abandoning = true;
        if (engine != null) {
            engine.post(engine::abandon);
        }
    }
}
