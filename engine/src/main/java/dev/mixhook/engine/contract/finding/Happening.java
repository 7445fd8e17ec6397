package dev.mixhook.engine.contract.finding;

import dev.mixhook.delivery.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened in a scenario, at an instant of its own time. */
public sealed interface Happening {
    Instant at();

    /**
     * A step told of somebody, or of what they did, or ran a program.
     *
     * @param text for people
     */
    record Told(Instant at, String text) implements Happening {}

    /** A step let time go on. */
    record Advanced(Instant at, Instant to) implements Happening {}

    /**
     * A POST went out.
     *
     * @param post its number
     * @param text its campaign and its users, for people
     */
    record Sent(Instant at, long post, String text) implements Happening {}

    /** A POST went wrong on purpose. */
    record Faulted(Instant at, long post, String text) implements Happening {}

    /**
     * A POST came to its end.
     *
     * @param outcome without the text of the answer
     */
    record Answered(Instant at, long post, Outcome outcome) implements Happening {}

    /**
     * A step asked whether something is true.
     *
     * @param failure what was seen instead; null if it is true
     */
    record Checked(Instant at, String text, @Nullable Failure failure) implements Happening {}
}
