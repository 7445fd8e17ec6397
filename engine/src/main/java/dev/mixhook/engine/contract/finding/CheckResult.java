package dev.mixhook.engine.contract.finding;

/** What became of a claim. */
public sealed interface CheckResult {
    record Passed() implements CheckResult {}

    record Failed(Failure failure) implements CheckResult {}

    /** A check that failed and is let pass. */
    record Waived(Failure failure, Waiver waiver) implements CheckResult {}

    record Skipped(String reason) implements CheckResult {}

    /**
     * A check of which nothing can be told, through no fault of the receiver: a probe gave nothing
     * to judge by.
     */
    record Errored(String reason) implements CheckResult {}
}
