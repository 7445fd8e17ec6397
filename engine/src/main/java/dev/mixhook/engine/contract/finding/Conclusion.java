package dev.mixhook.engine.contract.finding;

import java.time.Duration;
import java.util.List;

/** How a run ended. */
public sealed interface Conclusion {
    /** A claim of the whole run, for reports of one that came to nothing. */
    Claim RUN = Claim.must("run", "The receiver can be put to the test");

    /** What was found; of a run that came to nothing, that. */
    default List<Finding> findings() {
        return switch (this) {
            case Verified(List<Finding> findings, _) -> findings;
            case NoReceiver(String reason, _) ->
                    List.of(errored("The receiver cannot be reached: " + reason));
            case Unfit(String reason) -> List.of(errored(reason));
        };
    }

    /** What a receiver printed that was started for it, the end of it. */
    default List<String> output() {
        return switch (this) {
            case Verified(_, List<String> output) -> output;
            case NoReceiver(_, List<String> output) -> output;
            case Unfit _ -> List.of();
        };
    }

    private static Finding errored(String reason) {
        return new Finding(RUN, new CheckResult.Errored(reason), Duration.ZERO, List.of());
    }

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
    record NoReceiver(String reason, List<String> output) implements Conclusion {
        public NoReceiver {
            output = List.copyOf(output);
        }
    }

    /** What was asked for cannot be done so. */
    record Unfit(String reason) implements Conclusion {}
}
