package dev.mixhook.delivery;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver answered. Two answers are equal whatever time they took: that is measured, and
 * nothing that has to be the same each time may hang on it.
 *
 * @param text the body, its first 64 KiB or what came of it; what is no UTF-8 in it as U+FFFD
 * @param whole false if the body broke off before its end, which changes nothing (R-D1)
 * @param took the whole call, from connecting to the answer's end
 */
public record Answer(int status, String text, boolean whole, Duration took) {
    /** An answer that came whole and at once. */
    public static Answer of(int status, String text) {
        return new Answer(status, text, true, Duration.ZERO);
    }

    /** What a report has to add to the status. */
    public Optional<String> note() {
        return whole ? Optional.empty() : Optional.of("its body was not read to the end");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Answer(int otherStatus, String otherText, boolean otherWhole, _)
                && status == otherStatus
                && text.equals(otherText)
                && whole == otherWhole;
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, text, whole);
    }
}
