package dev.mixhook.engine.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From when on and until when a campaign runs (R-S6).
 *
 * @param start the first instant at which it may attempt; null for no bound
 * @param stop the first at which it may not any more; null for no bound
 * @param zone the project's, in which both are told
 */
public record Span(@Nullable LocalDateTime start, @Nullable LocalDateTime stop, ZoneId zone) {
    public Span {
        if (start != null && stop != null && !start.isBefore(stop)) {
            throw new IllegalArgumentException("a stop is after its start, was " + stop);
        }
    }

    public Optional<Instant> startsAt() {
        return Optional.ofNullable(start).map(time -> time.atZone(zone).toInstant());
    }

    public Optional<Instant> stopsAt() {
        return Optional.ofNullable(stop).map(time -> time.atZone(zone).toInstant());
    }

    /** Whether anything may be attempted at the instant. */
    public boolean contains(Instant instant) {
        return startsAt().filter(instant::isBefore).isEmpty()
                && stopsAt().filter(end -> !instant.isBefore(end)).isEmpty();
    }
}
