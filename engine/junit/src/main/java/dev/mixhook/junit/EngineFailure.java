package dev.mixhook.junit;

import java.util.NoSuchElementException;

/** Tells tests of failures of the engine by classes that they can name: its own are apart. */
final class EngineFailure {
    private EngineFailure() {}

    static Throwable plainly(Throwable failure) {
        if (failure instanceof IllegalArgumentException
                || failure instanceof NoSuchElementException) {
            return new IllegalArgumentException(failure.getMessage(), failure.getCause());
        }
        if (failure instanceof IllegalStateException || isEngines(failure)) {
            return new IllegalStateException(failure.getMessage(), failure);
        }
        return failure;
    }

    private static boolean isEngines(Throwable failure) {
        return failure instanceof RuntimeException
                && failure.getClass().getName().startsWith("dev.mixhook.");
    }
}
