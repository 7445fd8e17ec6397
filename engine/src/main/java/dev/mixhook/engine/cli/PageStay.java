package dev.mixhook.engine.cli;

import dev.mixhook.engine.Engine;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was played at hand for its page, until the process is told to stop, by Ctrl-C or a
 * TERM; the process ends when this is closed, or soon after.
 */
final class PageStay implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread hook;

    /**
     * Waits, and lets the page act.
     *
     * @param code with which the process ends
     * @throws InterruptedException if the thread is interrupted
     */
    void until(Terminal terminal, Engine engine, int code) throws InterruptedException {
        hook = new Thread(() -> stop(engine, terminal.exit(code)), "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        terminal.err().println("\nAll is played; the page stays until Ctrl-C.");
        terminal.err().flush();
        terminal.out().flush();
        engine.attend();
    }

    private void stop(Engine engine, int code) {
        engine.post(engine::park);
        try {
            closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }

    @Override
    public void close() {
        closed.countDown();
        if (hook == null) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It runs already, and waits for just this.
        }
    }
}
