package dev.mixhook.engine.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;

/** Lets a command go on until Ctrl-C or a TERM, and then have its last word. */
final class UntilStopped {
    private UntilStopped() {}

    /**
     * Waits; the process ends with what the last words give. Only where the waiting thread is
     * interrupted, it returns.
     *
     * @param lastWords prints what is left to be said, and gives the exit code
     */
    static int stay(IntSupplier lastWords) {
        Thread hook = new Thread(() -> Runtime.getRuntime().halt(lastWords.getAsInt()));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        return lastWords.getAsInt();
    }
}
