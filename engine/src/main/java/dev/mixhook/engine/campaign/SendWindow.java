package dev.mixhook.engine.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From when on and until when a campaign runs (R-S6).
 *
 * @param start the first instant at which it may attempt; null for no bound
 * @param stop the first at which it may not any more; null for no bound
 * @param zone the project's, in which both were told
 */
public record SendWindow(@Nullable Instant start, @Nullable Instant stop, ZoneId zone) {
    public SendWindow {
        if (start != null && stop != null && !start.isBefore(stop)) {
            throw new IllegalArgumentException("a stop is after its start, was " + stop);
        }
    }

    /** A window without bounds. */
    public static SendWindow always(ZoneId zone) {
        return new SendWindow(null, null, zone);
    }

    public Optional<Instant> startsAt() {
        return Optional.ofNullable(start);
    }

    public Optional<Instant> stopsAt() {
        return Optional.ofNullable(stop);
    }

    /**
     * When it ends, and not before an instant; {@link Long#MAX_VALUE} if it does not. In
     * milliseconds since the epoch.
     */
    public long stopFrom(long begin) {
        return stopsAt().map(end -> Math.max(end.toEpochMilli(), begin)).orElse(Long.MAX_VALUE);
    }

    /** The day of the start: weeks count from it (R-S2). */
    Optional<LocalDate> startDay() {
        return startsAt().map(instant -> LocalDate.ofInstant(instant, zone));
    }

    /** Whether anything may be attempted at the instant. */
    public boolean contains(Instant instant) {
        return startsAt().filter(instant::isBefore).isEmpty()
                && stopsAt().filter(end -> !instant.isBefore(end)).isEmpty();
    }
}
