package dev.mixhook.engine.contract;

import java.time.Duration;
import java.util.List;

/**
 * A claim that was put to the test.
 *
 * @param took in real time
 * @param log what was sent and what came back, a line each
 */
public record Finding(Claim claim, Verdict verdict, Duration took, List<String> log) {
    public Finding {
        log = List.copyOf(log);
    }

    /** Whether the whole run failed with it. */
    public boolean isFatal() {
        return verdict instanceof Verdict.Failed && claim.grade() == Grade.MUST;
    }

    /** Whether nothing could be told. */
    public boolean isErrored() {
        return verdict instanceof Verdict.Errored;
    }
}
