package dev.mixhook.engine.contract;

import org.jspecify.annotations.Nullable;

/**
 * What was wanted and what was seen instead.
 *
 * @param curl a command line that repeats the request; null where no single request did it
 */
public record Failure(String expected, String seen, @Nullable String curl) {}
