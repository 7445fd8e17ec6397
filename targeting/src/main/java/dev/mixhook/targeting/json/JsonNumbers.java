package dev.mixhook.targeting.json;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers in JSON, to the last digit (R-W6). */
public final class JsonNumbers {
    /** Far beyond 64-bit numbers, and few enough digits to calculate with. */
    private static final int MOST_DIGITS = 1000;

    private JsonNumbers() {}

    /**
     * The number that a JSON text is; empty if it is something else, or a number of more than a
     * thousand digits when written out.
     */
    public static Optional<BigDecimal> exact(String json) {
        if (json.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(json);
            return Math.abs((long) number.scale()) > MOST_DIGITS
                    ? Optional.empty()
                    : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * A number and what is added to it, as JSON; the text as it is if that is no number to
     * calculate with.
     */
    public static String sum(String old, BigDecimal added) {
        return exact(old).map(number -> number.add(added).toPlainString()).orElse(old);
    }
}
