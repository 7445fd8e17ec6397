package dev.mixhook.engine.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Findings of a run as they are made: timed, waived and told. */
final class Findings {
    private static final String FAIL_FAST = "--fail-fast, and something before it failed";

    private final InstantSource clock;
    private final Rigour rigour;
    private final Waivers waivers;
    private final Consumer<Finding> each;
    private final List<Finding> all = new ArrayList<>();

    /** Puts a claim to the test. */
    @FunctionalInterface
    interface Attempt {
        Verdict run() throws InterruptedException;
    }

    /**
     * @param each told of every finding as it comes
     */
    Findings(InstantSource clock, Rigour rigour, Waivers waivers, Consumer<Finding> each) {
        this.clock = clock;
        this.rigour = rigour;
        this.waivers = waivers;
        this.each = each;
    }

    /**
     * Makes one.
     *
     * @param log asked afterwards
     */
    void make(Claim claim, Attempt attempt, Supplier<List<String>> log)
            throws InterruptedException {
        Instant start = clock.instant();
        Verdict verdict = isOver() ? new Verdict.Skipped(FAIL_FAST) : attempt.run();
        Duration took = Duration.between(start, clock.instant());
        Claim graded = rigour.strict() ? claim.asMust() : claim;
        Finding finding = new Finding(graded, waivers.applied(claim, verdict), took, log.get());
        all.add(finding);
        each.accept(finding);
    }

    private boolean isOver() {
        return rigour.failFast()
                && all.stream().anyMatch(finding -> finding.isFatal() || finding.isErrored());
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
