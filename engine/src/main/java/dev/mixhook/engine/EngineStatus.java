package dev.mixhook.engine;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the campaigns of an engine stand.
 *
 * @param campaign the one whose attempt is due first; null if none is to come
 * @param due when that is; null if none is to come
 * @param underWay how many POSTs are out
 * @param requeued how many users, or events that came, wait to be sent or sent again
 * @param dead how many were given up
 */
public record EngineStatus(
        @Nullable String campaign, @Nullable Instant due, int underWay, int requeued, int dead) {

    /** The campaign whose attempt is due first; empty if none is to come, as far as is known. */
    public Optional<String> next() {
        return Optional.ofNullable(campaign);
    }

    /** When the first attempt is due; empty if none is to come, as far as is known. */
    public Optional<Instant> nextDue() {
        return Optional.ofNullable(due);
    }
}
