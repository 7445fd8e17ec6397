package dev.mixhook.engine.report;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.ledger.PostState;
import java.util.Locale;
import java.util.Optional;

/** Outcomes in words. */
final class Outcomes {
    /** Characters of an answer that are shown. */
    private static final int LONGEST = 60;

    private Outcomes() {}

    static String name(Outcome outcome) {
        return PostState.of(outcome).name().toLowerCase(Locale.ROOT);
    }

    static Optional<Integer> status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(int status) -> Optional.of(status);
            case Outcome.Refused(int status, String _) -> Optional.of(status);
            case Outcome.Unreachable _, Outcome.Uncertain _ -> Optional.empty();
        };
    }

    /** The status, or what stands in its place. */
    static String shown(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(int status) -> String.valueOf(status);
            case Outcome.Refused(int status, String answer) ->
                    status + ", re-queued" + (answer.isBlank() ? "" : "  " + start(answer));
            case Outcome.Unreachable(String reason) -> reason + ", re-queued";
            case Outcome.Uncertain(String reason) -> reason + ", uncertain, re-queued";
        };
    }

    private static String start(String answer) {
        String line = answer.strip().lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + '…';
    }
}
