package dev.mixhook.engine.live;

import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.Tail;
import dev.mixhook.engine.time.ScaledClock;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks at the files of a plan, until they make another one; what data files gain is taken in on
 * the engine's thread.
 */
final class Watch implements Runnable {
    private final Plan plan;
    private final Supplier<Workspace.Reading> files;
    private final Talk talk;
    private final ScaledClock clock;
    private final Consumer<Runnable> onEngine;
    private final Consumer<Plan> replan;
    private Workspace.Reading last;
    private Workspace.Reading told;
    private final List<Look> looks =
            List.of(
                    new Look(this::lookForAnotherPlan),
                    new Look(this::lookForOtherData),
                    new Look(this::lookForMoreData));
    private boolean done;

    /**
     * @param files reads the campaign files again
     * @param onEngine runs a task on the engine's thread
     * @param replan told once of the plan that takes over
     */
    Watch(
            Plan plan,
            Supplier<Workspace.Reading> files,
            Talk talk,
            ScaledClock clock,
            Consumer<Runnable> onEngine,
            Consumer<Plan> replan) {
        this.plan = plan;
        this.files = files;
        this.talk = talk;
        this.clock = clock;
        this.onEngine = onEngine;
        this.replan = replan;
        this.last = new Workspace.Reading.Valid(plan.workspace());
        this.told = last;
    }

    @Override
    public void run() {
        for (Look look : looks) {
            if (!done) {
                look.take();
            }
        }
    }

    private interface Reads {
        void read() throws IOException;
    }

    /** One that fails is taken again the next time, and keeps no other from being taken. */
    private final class Look {
        private final Reads reads;
        private String trouble = "";

        private Look(Reads reads) {
            this.reads = reads;
        }

        private void take() {
            String reason = "";
            try {
                reads.read();
            } catch (NoSuchFileException e) {
                reason = e.getMessage() + ": no such file";
            } catch (IOException | RuntimeException e) {
                reason = String.valueOf(e.getMessage());
            } catch (Error e) {
                // Such as too little memory: nobody is to believe that the files are watched.
                onEngine.accept(
                        () -> {
                            throw e;
                        });
            }
            // At the end it is interrupted.
            boolean isNew = !reason.isEmpty() && !reason.equals(trouble);
            if (isNew && !Thread.currentThread().isInterrupted()) {
                talk.unreadable(reason);
            }
            trouble = reason;
        }
    }

    /** A file that is being written is not taken half: two looks have to see the same. */
    private void lookForAnotherPlan() throws IOException {
        Workspace.Reading reading = files.get();
        boolean isSettled = reading.equals(last);
        last = reading;
        if (!isSettled || reading.equals(told)) {
            return;
        }
        switch (reading) {
            case Workspace.Reading.Invalid(var problems, var _) -> talk.broken(problems);
            case Workspace.Reading.Valid(Workspace now) -> {
                talk.warned(now.warnings());
                List<String> differences = PlanChange.between(plan.workspace(), now);
                if (!differences.isEmpty()) {
                    reload(now, () -> talk.changed(differences));
                } else if (!isTold(now)) {
                    talk.changed(differences);
                }
            }
        }
        told = reading;
    }

    /** Whether it differs from what was told by its warnings at most. */
    private boolean isTold(Workspace now) {
        return told instanceof Workspace.Reading.Valid(Workspace before)
                && before.withoutWarnings().equals(now.withoutWarnings());
    }

    private void lookForOtherData() throws IOException {
        if (plan.data().tail().isRewritten()) {
            reload(plan.workspace(), talk::rewritten);
        }
    }

    private void lookForMoreData() throws IOException {
        Feed feed = plan.data().feed();
        Tail.Gain gain = plan.data().tail().gain(clock.millis());
        if (gain.size() > 0 || gain.damaged() > 0) {
            talk.gained(gain);
            onEngine.accept(() -> gain.addTo(feed, clock.millis()));
        }
    }

    /** Data that cannot be read keeps the plan that runs. */
    private void reload(Workspace next, Runnable tell) throws IOException {
        Plan following = Plan.read(next, clock.millis());
        tell.run();
        replan.accept(following);
        done = true;
    }
}
