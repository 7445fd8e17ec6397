package dev.mixhook.engine.contract;

import java.util.List;

/** How a run of checks ended. */
public sealed interface Conclusion {
    record Verified(List<Finding> findings) implements Conclusion {
        public Verified {
            findings = List.copyOf(findings);
        }
    }

    /** The very first POST found nobody. */
    record Unreachable(String reason) implements Conclusion {}

    /** What was asked for cannot be done so. */
    record Unfit(String reason) implements Conclusion {}
}
