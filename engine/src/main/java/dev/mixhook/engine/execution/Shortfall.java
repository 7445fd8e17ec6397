package dev.mixhook.engine.execution;

import dev.mixhook.engine.state.CohortState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a campaign has left undone at the end of a run, so that nobody takes it for a success. */
public sealed interface Shortfall {
    /** The name of the campaign. */
    String campaign();

    /** What a cohort has left undone; none if nothing. */
    static List<Shortfall> of(String cohort, CohortState state, boolean isStopped) {
        List<Shortfall> shortfalls = new ArrayList<>();
        if (isStopped) {
            shortfalls.add(new Stopped(cohort));
        }
        Optional<String> paused = state.pause().because();
        paused.ifPresent(why -> shortfalls.add(new Paused(cohort, why)));
        if (paused.isEmpty() && state.isUnsuccessful()) {
            shortfalls.add(new FailedSync(cohort));
        }
        return shortfalls;
    }

    /** What a campaign passes on. */
    enum Unit {
        USER,
        EVENT
    }

    /** Users or events were not accepted, and wait for another attempt. */
    record Requeued(String campaign, int count, Unit unit) implements Shortfall {}

    /** Users or events were given up, and are in the dead letters. */
    record Dead(String campaign, int count, Unit unit) implements Shortfall {}

    /** The latest sync of a cohort was not accepted to its end; the next one tells all of it. */
    record FailedSync(String campaign) implements Shortfall {}

    /** A campaign attempts no more, as nothing was accepted any more (R-D9). */
    record Stopped(String campaign) implements Shortfall {}

    /** The receiver of a cohort or a stream wants no more (R-C9, R-E6), or somebody paused it. */
    record Paused(String campaign, String why) implements Shortfall {}
}
