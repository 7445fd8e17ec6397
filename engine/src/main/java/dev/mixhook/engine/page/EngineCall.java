package dev.mixhook.engine.page;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.page.PageActor.ActionRefusedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Something that is done on an engine's thread, and waited for on another. */
final class EngineCall {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private EngineCall() {}

    /**
     * What a task gives.
     *
     * @param task may throw an {@link IllegalArgumentException} that says why it is not done
     */
    static String of(Engine engine, Supplier<String> task) throws ActionRefusedException {
        CompletableFuture<String> done = new CompletableFuture<>();
        engine.post(
                () -> {
                    try {
                        done.complete(task.get());
                    } catch (IllegalArgumentException e) {
                        done.completeExceptionally(e);
                    }
                });
        return awaited(
                done, PATIENCE, "mixhook has not come to it yet; it is done as soon as it does");
    }

    /**
     * What is given within a time.
     *
     * @param late is said where nothing is
     */
    static String awaited(CompletableFuture<String> given, Duration patience, String late)
            throws ActionRefusedException {
        try {
            return given.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new ActionRefusedException(reason(e));
        } catch (TimeoutException _) {
            throw new ActionRefusedException(late);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ActionRefusedException("mixhook ends");
        }
    }

    private static String reason(ExecutionException refused) {
        Throwable cause = refused.getCause();
        return String.valueOf(cause == null ? refused.getMessage() : cause.getMessage());
    }
}
