package dev.mixhook.engine.cli;

import dev.mixhook.engine.live.Daemon;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a daemon come to its end when the process is told to stop, by Ctrl-C or a TERM; the process
 * ends when this is closed, or soon after.
 */
final class Shutdown implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofMillis(900);

    private final Duration patience;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "shutdown");
    private @Nullable Daemon daemon;
    private boolean told;

    /**
     * @param patience how long POSTs under way have to come back; then they are abandoned
     */
    Shutdown(Duration patience) {
        this.patience = patience;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    synchronized void stops(Daemon one) {
        daemon = one;
        if (told) {
            one.stop();
        }
    }

    private void stop() {
        tell(Daemon::stop);
        try {
            if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                tell(Daemon::abandon);
                ended.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.DONE);
    }

    private synchronized void tell(Consumer<Daemon> what) {
        told = true;
        if (daemon != null) {
            what.accept(daemon);
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It runs already, and waits for just this.
        }
    }
}
