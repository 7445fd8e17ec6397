package dev.mixhook.engine.report;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.text.EnumWord;
import dev.mixhook.engine.text.Shortened;
import java.util.Optional;

/** Outcomes in words. */
final class Outcomes {
    /** Characters of an answer that are shown. */
    private static final int LONGEST = 60;

    private Outcomes() {}

    static String name(Outcome outcome) {
        return EnumWord.of(PostState.of(outcome));
    }

    static Optional<Integer> status(Outcome outcome) {
        return outcome.answer().map(Answer::status);
    }

    /** The status, or what stands in its place; of users who come again, it says so. */
    static String shown(Outcome outcome) {
        return shown(outcome, ", re-queued");
    }

    /**
     * The status, or what stands in its place, of a POST whose users do not come again by
     * themselves.
     */
    static String shownOnce(Outcome outcome) {
        return shown(outcome, "");
    }

    private static String shown(Outcome outcome, String again) {
        return switch (outcome) {
            case Outcome.Accepted(Answer answer) ->
                    answer.status() + answer.note().map(", "::concat).orElse("");
            case Outcome.Refused(Answer answer) ->
                    answer.status() + again + answer.shownLocation() + start(answer.text());
            case Outcome.Unreachable(String reason) -> reason + again;
            case Outcome.Uncertain(String reason) -> reason + ", uncertain" + again;
        };
    }

    /** The first line of it, after a gap; nothing if it is empty. */
    static String start(String answer) {
        if (answer.isBlank()) {
            return "";
        }
        return "  " + Shortened.line(answer, LONGEST);
    }
}
