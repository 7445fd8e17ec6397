package dev.mixhook.engine.contract.finding;

import org.jspecify.annotations.Nullable;

/**
 * What was wanted and what was seen instead.
 *
 * @param repeat command lines that send the same requests, or why there are none; null where no
 *     request did it
 */
public record Failure(String expected, String seen, @Nullable String repeat) {
    public Failure(String expected, String seen) {
        this(expected, seen, null);
    }

    /** The same of these requests. */
    public Failure of(@Nullable String requests) {
        return new Failure(expected, seen, requests);
    }
}
