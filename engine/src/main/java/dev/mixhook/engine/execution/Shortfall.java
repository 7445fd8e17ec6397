package dev.mixhook.engine.execution;

/** What a campaign has left undone at the end of a run, so that nobody takes it for a success. */
public sealed interface Shortfall {
    /** The name of the campaign. */
    String campaign();

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
