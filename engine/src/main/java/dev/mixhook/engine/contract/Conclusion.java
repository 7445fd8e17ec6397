package dev.mixhook.engine.contract;

import java.util.List;

/** How a run ended. */
public sealed interface Conclusion {
    /**
     * Everything was tried.
     *
     * @param output of a receiver that was started for it, the end of it
     */
    record Verified(List<Finding> findings, List<String> output) implements Conclusion {
        public Verified {
            findings = List.copyOf(findings);
            output = List.copyOf(output);
        }
    }

    /** There was no receiver: the very first POST found nobody, or it was never ready. */
    record Unreachable(String reason, List<String> output) implements Conclusion {
        public Unreachable {
            output = List.copyOf(output);
        }
    }

    /** What was asked for cannot be done so. */
    record Unfit(String reason) implements Conclusion {}
}
