package dev.mixhook.engine.warning;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is played, as far as it is known before.
 *
 * @param from the first instant; null if nobody knows
 * @param until the first instant that is not played any more; null if it has no end
 * @param data whether that is all there is
 */
public record Played(@Nullable Instant from, @Nullable Instant until, Data data) {
    /** How the data that was read stands to what is played. */
    public enum Data {
        /** Nothing else comes. */
        WHOLE,
        /** Files grow while it is played. */
        GROWING,
        /** Apps send what happens, and nothing need be there before. */
        TAKEN_IN
    }

    /** Data as it stands, from an instant on without an end. */
    public static Played from(@Nullable Instant from) {
        return new Played(from, null, Data.WHOLE);
    }

    Optional<Instant> start() {
        return Optional.ofNullable(from);
    }

    Optional<Instant> end() {
        return Optional.ofNullable(until);
    }
}
