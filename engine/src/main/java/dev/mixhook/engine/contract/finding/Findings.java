package dev.mixhook.engine.contract.finding;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Findings of a run as they are made: timed, waived and told. */
public final class Findings {
    private static final String FAIL_FAST = "--fail-fast, and something before it failed";

    private final InstantSource clock;
    private final Strictness strictness;
    private final Waivers waivers;
    private final Consumer<Finding> each;
    private final List<Finding> all = new ArrayList<>();

    /** Puts a claim to the test. */
    @FunctionalInterface
    public interface ClaimTest {
        CheckResult run() throws InterruptedException;
    }

    /**
     * @param each told of every finding as it comes
     */
    public Findings(
            InstantSource clock, Strictness strictness, Waivers waivers, Consumer<Finding> each) {
        this.clock = clock;
        this.strictness = strictness;
        this.waivers = waivers;
        this.each = each;
    }

    /**
     * Makes one that has no story.
     *
     * @param log asked afterwards
     */
    public void make(Claim claim, ClaimTest test, Supplier<List<String>> log)
            throws InterruptedException {
        make(claim, test, log, () -> Story.NONE);
    }

    /**
     * Makes one.
     *
     * @param log asked afterwards, as is the story
     */
    public void make(Claim claim, ClaimTest test, Supplier<List<String>> log, Supplier<Story> story)
            throws InterruptedException {
        Instant start = clock.instant();
        CheckResult result = isOver() ? new CheckResult.Skipped(FAIL_FAST) : test.run();
        Duration took = Duration.between(start, clock.instant());
        Claim graded = strictness.strict() ? claim.asMust() : claim;
        Finding finding =
                new Finding(graded, waivers.applied(claim, result), took, log.get(), story.get());
        all.add(finding);
        each.accept(finding);
    }

    private boolean isOver() {
        return strictness.failFast()
                && all.stream().anyMatch(finding -> finding.isFatal() || finding.isErrored());
    }

    public List<Finding> all() {
        return List.copyOf(all);
    }
}
