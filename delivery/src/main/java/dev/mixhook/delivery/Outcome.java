package dev.mixhook.delivery;

import java.util.Optional;

/**
 * What became of one POST. The response head decides, not what happens to the body after it (R-D1).
 */
public sealed interface Outcome {
    /** A complete response head that counts by the format: the POST's users are sent. */
    record Accepted(Answer received) implements Outcome {}

    /** Any other complete response head. */
    record Refused(Answer received) implements Outcome {}

    /**
     * Nothing of the request was sent.
     *
     * @param reason one line for people, the same each time
     */
    record Unreachable(String reason) implements Outcome {}

    /**
     * The request was begun and no complete response head came: the receiver may have acted on it
     * (R-D6).
     *
     * @param reason one line for people, the same each time
     */
    record Uncertain(String reason) implements Outcome {}

    /** What the receiver answered; empty if no complete response head came. */
    default Optional<Answer> answer() {
        return switch (this) {
            case Accepted(Answer received) -> Optional.of(received);
            case Refused(Answer received) -> Optional.of(received);
            case Unreachable _, Uncertain _ -> Optional.empty();
        };
    }
}
