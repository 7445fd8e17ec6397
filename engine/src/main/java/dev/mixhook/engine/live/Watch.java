package dev.mixhook.engine.live;

import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.Tail;
import dev.mixhook.engine.time.ScaledClock;
import java.io.IOException;
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
    private String trouble = "";
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
        try {
            look();
            trouble = "";
        } catch (IOException | RuntimeException e) {
            String reason = String.valueOf(e.getMessage());
            // At the end it is interrupted.
            if (!Thread.currentThread().isInterrupted() && !reason.equals(trouble)) {
                talk.unreadable(reason);
            }
            trouble = reason;
        }
    }

    private void look() throws IOException {
        if (!done) {
            lookAtPlan();
        }
        if (!done) {
            lookAtData();
        }
    }

    /** A file that is being written is not taken half: two looks have to see the same. */
    private void lookAtPlan() throws IOException {
        Workspace.Reading reading = files.get();
        boolean isSettled = reading.equals(last);
        last = reading;
        if (!isSettled || reading.equals(told)) {
            return;
        }
        switch (reading) {
            case Workspace.Reading.Invalid(var problems, var _) -> talk.broken(problems);
            case Workspace.Reading.Valid(Workspace now) -> {
                List<String> differences = PlanChange.between(plan.workspace(), now);
                if (differences.isEmpty()) {
                    talk.changed(differences);
                } else {
                    reload(now, () -> talk.changed(differences));
                }
            }
        }
        told = reading;
    }

    private void lookAtData() throws IOException {
        Tail tail = plan.data().tail();
        if (tail.isRewritten()) {
            reload(plan.workspace(), talk::rewritten);
            return;
        }
        Feed feed = plan.data().feed();
        Tail.Gain gain = tail.gain(clock.millis());
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
