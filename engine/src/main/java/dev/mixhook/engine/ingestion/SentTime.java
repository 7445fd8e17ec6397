package dev.mixhook.engine.ingestion;

import dev.mixhook.engine.feed.RecordTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The time of a record as an SDK sends it. */
sealed interface SentTime {
    /** No time: the record says none. */
    record Missing() implements SentTime {}

    /** What is no time, or lies before 1971. */
    record Wrong() implements SentTime {}

    /**
     * A time.
     *
     * @param at milliseconds since the epoch
     */
    record At(long at) implements SentTime {
        private static final long MOST_AHEAD = Duration.ofHours(1).toMillis();

        /** Whether it lies further back than it may. */
        boolean isOlder(Instant now, Duration most) {
            return at < now.minus(most).toEpochMilli();
        }

        boolean isAhead(Instant now) {
            return at > now.toEpochMilli();
        }

        /** Whether it lies so far ahead that it is an error. */
        boolean isTooFarAhead(Instant now) {
            return at > now.toEpochMilli() + MOST_AHEAD;
        }
    }

    /**
     * Reads a time.
     *
     * @param json seconds or milliseconds, as a number or in quotes, or ISO text; null for none
     */
    static SentTime of(@Nullable String json) {
        if (json == null || json.equals("null")) {
            return new Missing();
        }
        OptionalLong millis = RecordTimes.millis(json);
        return millis.isPresent() ? new At(millis.getAsLong()) : new Wrong();
    }
}
