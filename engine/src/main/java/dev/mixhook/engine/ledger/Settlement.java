package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;

/**
 * How far a POST got, and what came back.
 *
 * @param status 0 where no answer came
 * @param answer the answer's text, its first 64 KiB; empty where none came
 * @param note why it is not accepted, or what else is to be said; mostly empty
 */
public record Settlement(PostState state, int status, String answer, String note) {
    static final Settlement PLANNED = new Settlement(PostState.PLANNED, 0, "", "");
    static final Settlement SENT = new Settlement(PostState.SENT, 0, "", "");

    static Settlement of(Outcome outcome) {
        PostState state = PostState.of(outcome);
        return switch (outcome) {
            case Outcome.Accepted(Answer answer) -> of(state, answer);
            case Outcome.Refused(Answer answer) -> of(state, answer);
            case Outcome.Unreachable(String reason) -> new Settlement(state, 0, "", reason);
            case Outcome.Uncertain(String reason) -> new Settlement(state, 0, "", reason);
        };
    }

    private static Settlement of(PostState state, Answer answer) {
        return new Settlement(state, answer.status(), answer.text(), answer.note().orElse(""));
    }
}
