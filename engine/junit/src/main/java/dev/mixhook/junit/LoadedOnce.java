package dev.mixhook.junit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is loaded when it is asked for first. A failure is told each time. */
final class LoadedOnce<T> {
    private final Supplier<T> loading;
    private @Nullable T loaded;
    private @Nullable Throwable failure;

    LoadedOnce(Supplier<T> loading) {
        this.loading = loading;
    }

    /**
     * What was loaded.
     *
     * @throws IllegalStateException if it cannot be loaded; the message says why
     */
    synchronized T get() {
        if (loaded == null && failure == null) {
            try {
                loaded = loading.get();
            } catch (RuntimeException | LinkageError e) {
                failure = e;
            }
        }
        if (loaded == null) {
            throw new IllegalStateException("the engine cannot be loaded: " + failure, failure);
        }
        return loaded;
    }
}
