package dev.mixhook.engine.contract.finding;

import java.time.Duration;
import java.util.List;

/**
 * A claim that was put to the test.
 *
 * @param took in real time
 * @param log what was sent and what came back, a line each
 * @param story of a scenario
 */
public record Finding(
        Claim claim, CheckResult result, Duration took, List<String> log, Story story) {
    public Finding {
        log = List.copyOf(log);
    }

    /** One without a story. */
    public Finding(Claim claim, CheckResult result, Duration took, List<String> log) {
        this(claim, result, took, log, Story.NONE);
    }

    /** Whether the whole run failed with it. */
    public boolean isFatal() {
        return result instanceof CheckResult.Failed && claim.grade() == Grade.MUST;
    }

    /** Whether nothing could be told. */
    public boolean isErrored() {
        return result instanceof CheckResult.Errored;
    }
}
