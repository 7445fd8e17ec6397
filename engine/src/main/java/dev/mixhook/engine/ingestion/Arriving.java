package dev.mixhook.engine.ingestion;

import java.time.Instant;

/**
 * How a request's records come in.
 *
 * @param now when they came
 * @param isImport by {@code /import}, which takes any age
 * @param isStrict whether each has to tell its time, its user and its {@code $insert_id}
 * @param needsInsertIds whether what is strict has to tell an {@code $insert_id} too
 * @param isAuthorized whether the request says who asks: then records need no token
 */
record Arriving(
        IngestSettings settings,
        Instant now,
        boolean isImport,
        boolean isStrict,
        boolean needsInsertIds,
        boolean isAuthorized) {
    /** Whether records are dated by when they came, whatever they say. */
    boolean datesThem() {
        return settings.isDatedByArrival();
    }
}
