package dev.mixhook.engine.testing;

import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.faults.FaultHappened;
import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.delivery.faults.FaultySender;
import dev.mixhook.delivery.testing.ScriptedSender;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.time.ScaledClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The real engine over a story told by hand, in time that is moved by hand. */
public final class ManualEngine implements AutoCloseable {
    private final Path folder;
    private final Ledger ledger;
    private Sender sender;
    private final ScriptedSender receiver = new ScriptedSender();
    private final List<String> profiles = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final List<EngineEvent> told = new ArrayList<>();
    private final Queue<FaultHappened> happened = new ConcurrentLinkedQueue<>();
    private boolean keepGoing;
    private Engine engine;
    private Instant now;

    public ManualEngine(Path folder) {
        this.folder = folder;
        this.ledger = LedgerLocation.memory().open();
        this.sender = receiver;
    }

    /** Another engine over the same ledger, as after a restart. */
    public ManualEngine(Path folder, Ledger ledger) {
        this.folder = folder;
        this.ledger = ledger;
        this.sender = receiver;
    }

    public ManualEngine keepGoing() {
        keepGoing = true;
        return this;
    }

    /** From the start on, POSTs go wrong as this plan says. */
    public ManualEngine faults(FaultPlan plan) {
        sender = new FaultySender(receiver, plan, happened::add);
        return this;
    }

    public List<FaultHappened> happened() {
        return List.copyOf(happened);
    }

    public ManualEngine campaign(String yaml) {
        write(folder.resolve("campaign-" + Math.abs(yaml.hashCode()) + ".yaml"), yaml);
        return this;
    }

    public ManualEngine project(String yaml) {
        write(folder.resolve("project.yaml"), yaml);
        return this;
    }

    public ManualEngine person(String id, String properties) {
        profiles.add("{\"$distinct_id\": \"" + id + "\", \"$properties\": " + properties + "}");
        return this;
    }

    public ManualEngine set(String id, Instant at, String properties) {
        profiles.add(
                "{\"$distinct_id\": \""
                        + id
                        + "\", \"$time\": "
                        + at.toEpochMilli()
                        + ", \"$set\": "
                        + properties
                        + "}");
        return this;
    }

    public ManualEngine deleted(String id, Instant at) {
        profiles.add(
                "{\"$distinct_id\": \""
                        + id
                        + "\", \"$time\": "
                        + at.toEpochMilli()
                        + ", \"$delete\": \"\"}");
        return this;
    }

    public ManualEngine did(String id, String event, Instant at) {
        events.add(
                "{\"event\": \""
                        + event
                        + "\", \"properties\": {\"time\": "
                        + at.toEpochMilli()
                        + ", \"distinct_id\": \""
                        + id
                        + "\"}}");
        return this;
    }

    public ManualEngine start(Instant from) {
        make();
        now = from;
        engine.start(from);
        return this;
    }

    /**
     * Starts as after some time in which nothing ran (R-S10).
     *
     * @param taken when the profiles were taken
     */
    public ManualEngine start(Instant taken, Instant live) {
        make();
        now = live;
        engine.start(taken, live);
        return this;
    }

    private void make() {
        Path people = write(folder.resolve("people.jsonl"), String.join("\n", profiles));
        Path done = write(folder.resolve("done.jsonl"), String.join("\n", events));
        Workspace workspace = workspace();
        try {
            var feed =
                    FeedReader.read(
                            List.of(people),
                            List.of(done),
                            Engine.vocabulary(workspace.campaigns()),
                            workspace.project().zones());
            if (feed.counts().damaged() > 0) {
                throw new IllegalArgumentException(feed.counts().firstDamaged().toString());
            }
            engine = new Engine(workspace.campaigns(), feed, sender, ledger, told::add, keepGoing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Workspace workspace() {
        try (var files = Files.list(folder)) {
            List<Path> yaml =
                    files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
            return switch (WorkspaceReader.read(yaml, Map.of())) {
                case Workspace.Reading.Valid(Workspace workspace) -> workspace;
                case Workspace.Reading.Invalid(var problems, Workspace _) ->
                        throw new IllegalArgumentException(problems.toString());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Includes what is due at its end. */
    public ManualEngine advance(Duration by) {
        now = now.plus(by);
        try {
            engine.playUntil(now.plusMillis(1), _ -> {});
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Moves on in real time, by Quartz, on a clock that runs so fast. */
    public ManualEngine drive(Duration by, double speed) throws InterruptedException {
        ScaledClock clock = new ScaledClock(InstantSource.system(), now, speed);
        now = now.plus(by);
        long real = (long) Math.ceil(by.toMillis() / speed);
        try (ScheduledExecutorService end = Executors.newSingleThreadScheduledExecutor()) {
            end.schedule(() -> engine.post(engine::park), real, TimeUnit.MILLISECONDS);
            engine.drive(clock, Long.MAX_VALUE, () -> {});
        }
        return this;
    }

    public ScriptedSender receiver() {
        return receiver;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Engine engine() {
        return engine;
    }

    public List<EngineEvent> told() {
        return List.copyOf(told);
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
        engine.summarize();
        return (EngineEvent.Summary) told.getLast();
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
    }
}
