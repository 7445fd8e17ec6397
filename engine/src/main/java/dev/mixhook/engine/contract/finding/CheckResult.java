package dev.mixhook.engine.contract.finding;

/** What became of a claim. */
public sealed interface CheckResult {
    record Passed() implements CheckResult {}

    record Failed(Failure failure) implements CheckResult {}

    /** It failed, and is let pass. */
    record Waived(Failure failure, Waiver waiver) implements CheckResult {}

    record Skipped(String reason) implements CheckResult {}

    /** It cannot be told, and not for the receiver's sake: a probe gave nothing to judge by. */
    record Errored(String reason) implements CheckResult {}
}
