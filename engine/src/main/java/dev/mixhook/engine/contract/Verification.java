package dev.mixhook.engine.contract;

import dev.mixhook.engine.contract.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A receiver that was verified.
 *
 * @param name of the contract
 * @param url where the POSTs went
 * @param rerun repeats it
 * @param probed whether there was a way to ask what the receiver did
 * @param at when it began
 * @param output what a receiver that was started for it printed, its end
 */
public record Verification(
        String name,
        String url,
        Rerun rerun,
        boolean probed,
        Instant at,
        Duration took,
        List<Finding> findings,
        List<String> output) {
    public Verification {
        findings = List.copyOf(findings);
        output = List.copyOf(output);
    }

    public long seed() {
        return rerun.seed();
    }

    /** Whether nothing failed that must not. */
    public boolean isPassed() {
        return findings.stream().noneMatch(Finding::isFatal);
    }

    /** Whether something could not be told. */
    public boolean isErrored() {
        return findings.stream().anyMatch(Finding::isErrored);
    }
}
