package dev.mixhook.junit.engine;

import java.util.function.Supplier;

/** Tells tests of failures of the engine by classes that they have too. */
final class Told {
    private Told() {}

    static <T> T plainly(Supplier<T> step) {
        try {
            return step.get();
        } catch (IllegalArgumentException e) {
            throw plainly(e);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage(), e.getCause());
        }
    }

    static IllegalArgumentException plainly(IllegalArgumentException bad) {
        return new IllegalArgumentException(bad.getMessage(), bad.getCause());
    }

    static void plainly(Runnable step) {
        plainly(
                () -> {
                    step.run();
                    return true;
                });
    }
}
