package dev.mixhook.engine.cli;

import java.util.concurrent.ExecutionException;
import java.util.function.IntSupplier;

/** Lets a command go on until Ctrl-C or a TERM, and then have its last word. */
final class StopSignal {
    private StopSignal() {}

    /**
     * Waits; the process ends with what the last words give. Only where it came to its end, or the
     * waiting thread is interrupted, it returns.
     *
     * @param terminal whose results somebody reads; else there is no sense in going on
     * @param lastWords prints what is left to be said, and gives the exit code
     */
    static int stay(Terminal terminal, IntSupplier lastWords) {
        Thread hook =
                new Thread(() -> Runtime.getRuntime().halt(terminal.exit(lastWords.getAsInt())));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            terminal.outLost().get();
        } catch (InterruptedException | ExecutionException _) {
            // Told to end, too.
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // It runs already.
        }
        return lastWords.getAsInt();
    }
}
