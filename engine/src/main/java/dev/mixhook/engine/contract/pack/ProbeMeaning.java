package dev.mixhook.engine.contract.pack;

import dev.mixhook.engine.contract.probe.Reading;
import java.math.BigDecimal;
import java.util.Optional;

/** What the number means that a probe says of a user. */
enum ProbeMeaning {
    /** How often the user was acted on. It never falls. */
    TIMES,
    /** Whether the user is a member: 1, or 0; or true, or false. It rises and falls. */
    MEMBERSHIP;

    /** The number that a probe has said; nothing if it is none. */
    Optional<BigDecimal> number(Reading reading) {
        return reading.number()
                .or(
                        () ->
                                reading instanceof Reading.SingleValue(String text)
                                        ? truth(text.strip())
                                        : Optional.empty());
    }

    private Optional<BigDecimal> truth(String text) {
        return switch (this) {
            case TIMES -> Optional.empty();
            case MEMBERSHIP ->
                    switch (text) {
                        case "true" -> Optional.of(BigDecimal.ONE);
                        case "false" -> Optional.of(BigDecimal.ZERO);
                        default -> Optional.empty();
                    };
        };
    }

    /** Whether waiting on can change nothing for the better. What is no number comes to be none. */
    boolean isFinal(Reading reading, int wanted) {
        int compared =
                number(reading).map(seen -> seen.compareTo(BigDecimal.valueOf(wanted))).orElse(0);
        return switch (this) {
            case TIMES -> compared >= 0;
            case MEMBERSHIP -> compared == 0;
        };
    }

    String expected(int wanted) {
        return switch (this) {
            case TIMES -> "each user acted on " + times(String.valueOf(wanted));
            case MEMBERSHIP -> wanted == 0 ? "none of them a member" : "each of them a member";
        };
    }

    String seen(Reading reading) {
        return switch (this) {
            case TIMES ->
                    reading instanceof Reading.SingleValue(String text)
                            ? "acted on " + times(text)
                            : "never acted on (" + reading.shown() + ')';
            case MEMBERSHIP -> membership(reading);
        };
    }

    private String membership(Reading reading) {
        BigDecimal number = number(reading).orElse(BigDecimal.ZERO);
        if (number.signum() == 0) {
            return "no member (" + reading.shown() + ')';
        }
        return number.compareTo(BigDecimal.ONE) == 0
                ? "a member"
                : "a member " + times(reading.shown());
    }

    private static String times(String number) {
        return switch (number) {
            case "0" -> "not at all";
            case "1" -> "once";
            default -> number + " times";
        };
    }
}
