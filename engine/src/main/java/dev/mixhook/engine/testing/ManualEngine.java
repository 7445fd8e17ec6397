package dev.mixhook.engine.testing;

import static dev.mixhook.targeting.json.JsonText.quoted;

import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.faults.FaultHappened;
import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.delivery.faults.FaultySender;
import dev.mixhook.delivery.testing.ScriptedSender;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.execution.ByHand;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.ExecutionOptions;
import dev.mixhook.engine.feed.DataSources;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.time.ScaledClock;
import dev.mixhook.targeting.person.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The real engine over campaigns and data that a test tells it, with a receiver that answers by
 * script, in time that moves when it is told to. One thread at a time.
 *
 * <pre>{@code
 * try (ManualEngine engine = new ManualEngine()) {
 *     engine.campaign(
 *             """
 *             campaign: win-back
 *             webhook: {url: "http://localhost:6494/hook"}
 *             target: {property: plan, is: free}
 *             schedule: asap
 *             """);
 *     engine.person("ana", "{\"plan\": \"free\"}");
 *     engine.receiver().answers(503, 200);
 *     engine.start(Instant.parse("2026-01-05T00:00:00Z")).advance(Duration.ofHours(1));
 *     assertThat(engine.posts()).hasSize(2);
 *     assertThat(engine.receiver().accepted()).containsExactly("ana");
 * }
 * }</pre>
 *
 * <p>What is told before {@link #start} is read there, as from files: what is wrong with it throws
 * an {@link IllegalArgumentException} that says so.
 */
public final class ManualEngine implements AutoCloseable {
    private final TestData data;
    private final Ledger ledger;
    private final boolean isOwnLedger;
    private final ScriptedSender receiver = new ScriptedSender();
    private final List<EngineEvent> told = new ArrayList<>();
    private final Queue<FaultHappened> happened = new ConcurrentLinkedQueue<>();
    private Sender sender = receiver;
    private ExecutionOptions options = ExecutionOptions.DEFAULT;
    private @Nullable Engine engine;
    private @Nullable Feed feed;
    private Instant now = Instant.MIN;

    /** An engine over a ledger of its own, in memory. */
    public ManualEngine() {
        this(new TestData(), LedgerLocation.memory().open(), true);
    }

    /**
     * An engine over a ledger which others may have written before, as after a restart.
     *
     * @param ledger stays open when this is closed
     */
    public ManualEngine(Ledger ledger) {
        this(new TestData(), ledger, false);
    }

    private ManualEngine(TestData data, Ledger ledger, boolean isOwnLedger) {
        this.data = data;
        this.ledger = ledger;
        this.isOwnLedger = isOwnLedger;
    }

    /**
     * Makes another engine over the same ledger, with the campaigns and data that this one was
     * told, as after a restart. Its receiver is a new one. Close it before this one.
     */
    public ManualEngine restarted() {
        return new ManualEngine(new TestData(data), ledger, false);
    }

    /** Goes on with campaigns after twenty attempts in which nothing was accepted (R-D9). */
    public ManualEngine keepGoing() {
        options = options.keepingGoing(true);
        return this;
    }

    /** A pause that a receiver brings about ends after so long (R-C9). */
    public ManualEngine resumeAfter(Duration pause) {
        options = new ExecutionOptions(options.keepGoing(), options.seed(), pause);
        return this;
    }

    /** From the start on, POSTs go out by this sender, and not to {@link #receiver()}. */
    public ManualEngine sentBy(Sender other) {
        sender = other;
        return this;
    }

    /** From the start on, POSTs go wrong as a plan says. */
    public ManualEngine faults(FaultPlan plan) {
        sender = new FaultySender(receiver, plan, happened::add);
        return this;
    }

    /** Adds a campaign, as its file says it. */
    public ManualEngine campaign(String yaml) {
        data.campaign(yaml);
        return this;
    }

    /** Sets the project, as {@code project.yaml} says it. */
    public ManualEngine project(String yaml) {
        data.project(yaml);
        return this;
    }

    /**
     * Adds a profile.
     *
     * @param properties a JSON object
     */
    public ManualEngine person(String id, String properties) {
        data.profile(id, "\"$properties\": " + properties);
        return this;
    }

    /**
     * Updates a profile, or begins one, at an instant.
     *
     * @param properties a JSON object: what changes
     */
    public ManualEngine set(String id, Instant at, String properties) {
        return update(id, at, "$set", properties);
    }

    /** Deletes a profile at an instant. */
    public ManualEngine deleted(String id, Instant at) {
        return update(id, at, "$delete", "\"\"");
    }

    private ManualEngine update(String id, Instant at, String operation, String json) {
        data.profile(
                id, "\"$time\": " + at.toEpochMilli() + ", " + quoted(operation) + ": " + json);
        return this;
    }

    /** Adds an event: somebody did something at an instant. */
    public ManualEngine did(String id, String event, Instant at) {
        data.event(event, id, at);
        return this;
    }

    /**
     * Adds lines as data files have them: before the start with all other data, afterwards as they
     * come in, at present.
     *
     * @param profiles a profile, or an update of one, each
     * @param events an event each
     */
    public ManualEngine lines(List<String> profiles, List<String> events) {
        Feed running = feed;
        if (running == null) {
            data.lines(profiles, events);
            return this;
        }
        try {
            running.add(DataSources.lines(profiles, events), now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Whom the data has told of so far. */
    public People people() {
        if (feed == null) {
            throw new IllegalStateException("start it first");
        }
        return feed.people();
    }

    /** Starts at an instant, with the profiles of then. */
    public ManualEngine start(Instant from) {
        made().start(from);
        now = from;
        return this;
    }

    /**
     * Starts as after some time in which nothing ran (R-S10).
     *
     * @param taken when the profiles were taken
     */
    public ManualEngine start(Instant taken, Instant live) {
        made().start(taken, live);
        now = live;
        return this;
    }

    private Engine made() {
        if (engine != null) {
            throw new IllegalStateException("it is started once; for a restart, make another one");
        }
        TestData.Input input = data.read();
        feed = input.feed();
        engine =
                new Engine(
                        input.workspace().campaigns(),
                        input.feed(),
                        sender,
                        ledger,
                        told::add,
                        options);
        return engine;
    }

    /** Moves time on; what is due at its end is included. */
    public ManualEngine advance(Duration by) {
        Engine running = engine();
        now = now.plus(by);
        try {
            running.playUntil(now.plusMillis(1), _ -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return this;
    }

    /**
     * Lets time pass by itself, on a clock that runs so many times as fast as a real one.
     *
     * @param real the real one
     */
    public ManualEngine drive(Duration by, double speed, InstantSource real)
            throws InterruptedException {
        Engine driven = engine();
        ScaledClock clock = new ScaledClock(real, now, speed);
        now = now.plus(by);
        long millis = (long) Math.ceil(by.toMillis() / speed);
        try (ScheduledExecutorService end = Executors.newSingleThreadScheduledExecutor()) {
            ScheduledFuture<?> _ =
                    end.schedule(() -> driven.post(driven::park), millis, TimeUnit.MILLISECONDS);
            driven.drive(clock, Long.MAX_VALUE, () -> {});
        }
        return this;
    }

    /** Does something by hand, and waits for what comes of it. */
    public ManualEngine byHand(Consumer<ByHand> act) {
        try {
            act.accept(engine().byHand());
            engine().settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Whom the POSTs go to, and what answers them; 200 unless it is told otherwise. */
    public ScriptedSender receiver() {
        return receiver;
    }

    public Ledger ledger() {
        return ledger;
    }

    /**
     * The engine itself.
     *
     * @throws IllegalStateException before the start
     */
    public Engine engine() {
        return Optional.ofNullable(engine)
                .orElseThrow(() -> new IllegalStateException("start it first"));
    }

    /** What the engine told, in its order. */
    public List<EngineEvent> told() {
        return List.copyOf(told);
    }

    /** What went wrong by the plan of {@link #faults}. */
    public List<FaultHappened> happened() {
        return List.copyOf(happened);
    }

    /** The POSTs that have settled. */
    public List<Post> posts() {
        return told.stream()
                .filter(EngineEvent.PostSettled.class::isInstance)
                .map(event -> ((EngineEvent.PostSettled) event).post())
                .toList();
    }

    /** What happened to users beside the POSTs. */
    public List<Notice> notices() {
        return told.stream()
                .filter(EngineEvent.UsersNoted.class::isInstance)
                .map(event -> ((EngineEvent.UsersNoted) event).notice())
                .toList();
    }

    /** How the only campaign stands. */
    public EngineEvent.Summary summary() {
        engine().summarize();
        return (EngineEvent.Summary) told.getLast();
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        if (isOwnLedger) {
            ledger.close();
        }
    }
}
