package dev.mixhook.engine.ingestion;

import java.time.Instant;
import java.util.Map;

/**
 * What became of a request.
 *
 * @param at when it came
 * @param path as it was asked for, without the query
 * @param status of the answer
 * @param events how many were kept
 * @param updates how many were kept
 * @param dropped how many were not, by the reason
 */
public record IngestedRequest(
        Instant at,
        String path,
        int status,
        int events,
        int updates,
        Map<Reason, Integer> dropped) {
    public IngestedRequest {
        dropped = Map.copyOf(dropped);
    }
}
