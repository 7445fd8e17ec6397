package dev.mixhook.engine.contract;

/** What became of a claim. */
public sealed interface Verdict {
    record Passed() implements Verdict {}

    record Failed(Failure failure) implements Verdict {}

    /** It failed, and is let pass. */
    record Waived(Failure failure, Waiver waiver) implements Verdict {}

    record Skipped(String reason) implements Verdict {}

    /** It cannot be told, and not for the receiver's sake: a probe gave nothing to judge by. */
    record Errored(String reason) implements Verdict {}
}
