package dev.mixhook.engine.live;

import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.feed.Absence;
import dev.mixhook.engine.feed.DataState;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.NewFiles;
import dev.mixhook.engine.feed.Tail;
import dev.mixhook.engine.time.ScaledClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks at the files of a plan, until they make another one; what data files gain is taken in on
 * the engine's thread. While data is away that was read, no other plan takes over: it would take
 * everyone for somebody who did nothing.
 */
final class Watch implements Runnable {
    private final Plan plan;
    private final Supplier<Workspace.ReadResult> files;
    private final DaemonListener daemonListener;
    private final ScaledClock clock;
    private final Lock writing;
    private final Consumer<Runnable> onEngine;
    private final Consumer<Plan> replan;
    private final long patience;
    private Workspace.ReadResult last;
    private Workspace.ReadResult told;
    private DataState state = new DataState.Steady();
    private final MissingData missing;
    private final NewFiles unsettled = new NewFiles();
    private final Map<Path, Object> damaged = new HashMap<>();
    private final List<RetriedRead> looks;
    private boolean done;

    /**
     * @param files reads the campaign files again
     * @param writing held by whoever of this process writes to a data file
     * @param onEngine runs a task on the engine's thread
     * @param replan told once of the plan that takes over
     * @param look how often it is run
     */
    Watch(
            Plan plan,
            Supplier<Workspace.ReadResult> files,
            DaemonListener daemonListener,
            ScaledClock clock,
            Lock writing,
            Consumer<Runnable> onEngine,
            Consumer<Plan> replan,
            Duration look) {
        this.plan = plan;
        this.files = files;
        this.daemonListener = daemonListener;
        this.clock = clock;
        this.writing = writing;
        this.onEngine = onEngine;
        this.replan = replan;
        Optional<Duration> wait = plan.workspace().project().waitForData();
        this.missing = new MissingData(daemonListener, wait.orElse(null));
        this.patience =
                wait.map(time -> Math.ceilDiv(time.toMillis(), look.toMillis()))
                        .orElse(Long.MAX_VALUE);
        this.last = new Workspace.ReadResult.Valid(plan.workspace());
        this.told = last;
        this.looks =
                Stream.<RetriedRead.Reads>of(
                                this::lookAtData,
                                this::lookForAnotherPlan,
                                this::lookForOtherData,
                                this::lookForMoreData)
                        .map(reads -> new RetriedRead(reads, daemonListener, onEngine))
                        .toList();
    }

    @Override
    public void run() {
        for (RetriedRead each : looks) {
            if (!done) {
                each.take();
            }
        }
    }

    /** Takes in what the data files have gained, and looks at nothing else. */
    void gain() {
        if (!done) {
            looks.getLast().take();
        }
    }

    private void lookAtData() throws IOException {
        // Not known, if it fails.
        state = new DataState.Unsettled();
        state = tail().look(patience);
        missing.look(
                state instanceof DataState.Missing(List<Absence> found) ? found : List.of(),
                tail().away());
    }

    /** A file that is being written is not taken half: two looks have to see the same. */
    private void lookForAnotherPlan() throws IOException {
        Workspace.ReadResult result = files.get();
        boolean isSettled = result.equals(last);
        last = result;
        if (!isSettled || result.equals(told)) {
            return;
        }
        boolean isTold =
                switch (result) {
                    case Workspace.ReadResult.Invalid(List<Problem> problems, Workspace _) ->
                            broken(problems);
                    case Workspace.ReadResult.Valid(Workspace now) -> changed(now);
                };
        told = isTold ? result : told;
    }

    /** Tells of problems; whether there are any but that data is away, which is told elsewhere. */
    private boolean broken(List<Problem> problems) {
        Set<String> away = tail().away().stream().map(Path::toString).collect(Collectors.toSet());
        List<Problem> others =
                problems.stream().filter(problem -> !away.contains(problem.file())).toList();
        if (!others.isEmpty()) {
            daemonListener.broken(others);
        }
        return !others.isEmpty();
    }

    private boolean changed(Workspace now) throws IOException {
        List<String> differences = PlanChange.between(plan.workspace(), now);
        if (differences.isEmpty()) {
            daemonListener.warned(now.warnings());
            if (!isTold(now)) {
                daemonListener.changed(differences);
            }
            return true;
        }
        List<Path> newFiles = new ArrayList<>(now.data());
        newFiles.removeAll(plan.workspace().data());
        return unsettled.isOver(newFiles)
                && mayReplace(now)
                && reload(
                        now,
                        () -> {
                            daemonListener.warned(now.warnings());
                            daemonListener.changed(differences);
                        });
    }

    private boolean mayReplace(Workspace now) throws IOException {
        return switch (state) {
            case DataState.Steady _, DataState.Rewritten _ -> true;
            case DataState.Unsettled _ -> false;
            case DataState.Missing _ -> isWithoutData(now) || tail().isMovedTo(now.data());
            case DataState.GivenUp _ -> false;
        };
    }

    /** Whether what is away is not asked for any more: the project names other files. */
    private boolean isWithoutData(Workspace now) {
        boolean isNamedOtherwise =
                !now.project().profiles().equals(plan.workspace().project().profiles())
                        || !now.project().events().equals(plan.workspace().project().events());
        return isNamedOtherwise && tail().away().stream().noneMatch(now.data()::contains);
    }

    /** Whether a workspace differs from the one that was told by its warnings at most. */
    private boolean isTold(Workspace now) {
        return told instanceof Workspace.ReadResult.Valid(Workspace before)
                && before.withoutWarnings().equals(now.withoutWarnings());
    }

    private void lookForOtherData() throws IOException {
        switch (state) {
            case DataState.Rewritten _ -> reload(plan.workspace(), daemonListener::rewritten);
            case DataState.GivenUp(List<Absence> absences) -> {
                Set<Path> gone = tail().goneFiles();
                reload(plan.workspace().without(gone), () -> daemonListener.givenUp(absences));
            }
            case DataState.Steady _, DataState.Unsettled _, DataState.Missing _ -> {}
        }
    }

    private void lookForMoreData() throws IOException {
        Feed feed = plan.data().feed();
        Tail.Gain gain = tail().gain(clock.millis());
        if (gain.size() > 0 || gain.damaged() > 0) {
            daemonListener.gained(gain);
            onEngine.accept(() -> gain.addTo(feed, clock.millis()));
        }
    }

    private Tail tail() {
        return plan.data().tail();
    }

    /**
     * Data that cannot be read keeps the plan that runs; so does data that became another while it
     * was read.
     */
    private boolean reload(Workspace next, Runnable tell) throws IOException {
        List<?> looks = NewFiles.looksAt(next.data());
        if (hasDamaged(next.data(), looks)) {
            return false;
        }
        Plan following;
        try {
            following = Plan.read(next, clock.millis(), writing, _ -> {});
        } catch (DamagedDataException e) {
            damaged.clear();
            e.files().forEach(file -> damaged.put(file, looks.get(next.data().indexOf(file))));
            throw e;
        }
        if (!tail().look(patience).equals(state)) {
            return false;
        }
        tell.run();
        replan.accept(following);
        done = true;
        return true;
    }

    /** Whether a file is among them that was found damaged, as it was then. */
    private boolean hasDamaged(List<Path> files, List<?> looks) {
        return IntStream.range(0, files.size())
                .anyMatch(i -> looks.get(i).equals(damaged.get(files.get(i))));
    }
}
