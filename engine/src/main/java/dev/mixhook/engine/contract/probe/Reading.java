package dev.mixhook.engine.contract.probe;

import java.math.BigDecimal;
import java.util.Optional;

/** What a probe got. */
public sealed interface Reading {
    /**
     * A text, a truth or a number.
     *
     * @param text as it is written
     */
    record SingleValue(String text) implements Reading {}

    /**
     * An answer in which there is no value: nothing is known of the user.
     *
     * @param why in words, such as "nothing at $.count"
     */
    record Nothing(String why) implements Reading {}

    /** There was no answer that could be read. */
    record Unreadable(String reason) implements Reading {}

    /** The number that it is; nothing counts as 0. */
    default Optional<BigDecimal> number() {
        return switch (this) {
            case SingleValue(String text) -> parsed(text);
            case Nothing _ -> Optional.of(BigDecimal.ZERO);
            case Unreadable _ -> Optional.empty();
        };
    }

    /** In words, for messages. */
    default String shown() {
        return switch (this) {
            case SingleValue(String text) -> text;
            case Nothing(String why) -> why;
            case Unreadable(String reason) -> reason;
        };
    }

    private static Optional<BigDecimal> parsed(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
