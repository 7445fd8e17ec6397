package dev.mixhook.engine.live;

import dev.mixhook.delivery.Sender;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.attempt.Journal;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.Tail;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs campaigns in real time until it is stopped. Data files that grow bring new events and
 * updates; campaign files that change bring a new plan, which takes over once the POSTs under way
 * are back. The ledger joins one plan to the next, as it joins one process to the next. Where the
 * project does not say when the profiles were taken, no update is in them already.
 */
public final class Daemon {
    private final Supplier<Workspace.Reading> files;
    private final Sender sender;
    private final Ledger ledger;
    private final Journal journal;
    private final Talk talk;
    private final ScaledClock clock;
    private final Duration look;
    private Workspace plan;
    private Instant live;
    private @Nullable Engine engine;
    private boolean stopping;

    /**
     * @param plan what the files say now
     * @param files reads them again
     * @param look how often, in real time, the files are looked at
     */
    public Daemon(
            Workspace plan,
            Supplier<Workspace.Reading> files,
            Sender sender,
            Ledger ledger,
            Journal journal,
            Talk talk,
            ScaledClock clock,
            Duration look) {
        this.plan = plan;
        this.files = files;
        this.sender = sender;
        this.ledger = ledger;
        this.journal = journal;
        this.talk = talk;
        this.clock = clock;
        this.look = look;
        this.live = clock.instant();
    }

    /**
     * Runs on the calling thread until {@link #stop}.
     *
     * @throws IOException if a data file cannot be read; the message names it
     */
    public void run() throws IOException, InterruptedException {
        while (!isStopping()) {
            play();
        }
    }

    private void play() throws IOException, InterruptedException {
        Workspace workspace = plan;
        Tail.Start data =
                Tail.start(
                        workspace.profiles(),
                        workspace.events(),
                        Engine.vocabulary(workspace.campaigns()),
                        workspace.project().profileDates());
        Instant taken = workspace.project().start().orElse(Instant.EPOCH);
        try (Engine playing =
                        new Engine(
                                workspace.campaigns(), data.feed(), sender, ledger, journal, true);
                ScheduledExecutorService looks =
                        Executors.newSingleThreadScheduledExecutor(
                                Thread.ofPlatform().daemon().name("files").factory())) {
            playing.start(taken, live);
            talk.started(workspace, data.feed());
            talk.next(workspace, playing.next());
            Watch watch = new Watch(workspace, data.tail(), playing, data.feed());
            Future<?> _ =
                    looks.scheduleWithFixedDelay(
                            watch, look.toMillis(), look.toMillis(), TimeUnit.MILLISECONDS);
            if (begin(playing)) {
                playing.drive(clock);
            }
            looks.shutdownNow();
        } finally {
            end();
        }
    }

    private synchronized boolean begin(Engine playing) {
        engine = playing;
        return !stopping;
    }

    private synchronized void end() {
        engine = null;
    }

    private synchronized boolean isStopping() {
        return stopping;
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
        if (engine != null) {
            engine.post(engine::abandon);
        }
    }

    private synchronized void replan(Workspace next, Engine playing) {
        List<String> left = PlanChange.left(plan, next);
        plan = next;
        live = clock.instant();
        Instant since = live;
        playing.post(
                () -> {
                    left.forEach(campaign -> pause(campaign, since));
                    playing.park();
                });
    }

    /** Had it only been switched off, nothing is missed when it is on again (R-S8). */
    private void pause(String campaign, Instant since) {
        ledger.note(new Notice(campaign, since, Notice.Kind.PAUSED, "not in the plan", List.of()));
    }

    /** Looks at the files; what it finds is taken in on the engine's thread. */
    private final class Watch implements Runnable {
        private final Tail tail;
        private final Engine playing;
        private final Feed feed;
        private Workspace pending;
        private Workspace.Reading told;
        private Workspace.Reading last;
        private String trouble = "";

        private Watch(Workspace workspace, Tail tail, Engine playing, Feed feed) {
            this.pending = workspace;
            this.tail = tail;
            this.playing = playing;
            this.feed = feed;
            this.last = new Workspace.Reading.Valid(workspace);
            this.told = last;
        }

        @Override
        public void run() {
            try {
                lookAtPlan();
                lookAtData();
                trouble = "";
            } catch (IOException | RuntimeException e) {
                String reason = String.valueOf(e.getMessage());
                if (!reason.equals(trouble)) {
                    talk.unreadable(reason);
                }
                trouble = reason;
            }
        }

        private void lookAtData() throws IOException {
            Tail.Gain gain = tail.gain(clock.millis());
            if (gain.size() > 0 || gain.damaged() > 0) {
                talk.gained(gain);
                playing.post(() -> gain.addTo(feed, clock.millis()));
            }
        }

        /** A file that is being written is not taken half: two looks have to see the same. */
        private void lookAtPlan() {
            Workspace.Reading reading = files.get();
            boolean isSettled = reading.equals(last);
            last = reading;
            if (!isSettled || reading.equals(told)) {
                return;
            }
            told = reading;
            switch (reading) {
                case Workspace.Reading.Invalid(var problems, var _) -> talk.broken(problems);
                case Workspace.Reading.Valid(Workspace next) -> {
                    if (!next.equals(pending)) {
                        talk.changed(PlanChange.between(pending, next));
                        pending = next;
                        replan(next, playing);
                    }
                }
            }
        }
    }
}
