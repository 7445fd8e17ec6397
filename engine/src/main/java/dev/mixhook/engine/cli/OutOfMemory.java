package dev.mixhook.engine.cli;

import java.io.PrintStream;
import java.util.function.Supplier;

/**
 * What is said where memory ends: it is the machine's limit, no fault in mixhook, and nothing that
 * a trace would help with.
 */
final class OutOfMemory {
    /** A chain has no end if it is a circle. */
    private static final int DEEPEST = 100;

    private OutOfMemory() {}

    /** Whether a failure comes of memory that ended, however deep. */
    static boolean isCauseOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** What the user is told. */
    static String message(Throwable failure, MemoryLimit memory) {
        return innermost(failure).contains("native thread")
                ? "The machine lets mixhook start no more threads: its memory is full, or a limit on threads is reached (ulimit -u, or the container's limit of processes)."
                : memory.end();
    }

    private static String innermost(Throwable failure) {
        String message = "";
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            message =
                    cause instanceof OutOfMemoryError
                            ? String.valueOf(cause.getMessage())
                            : message;
            cause = cause.getCause();
        }
        return message;
    }

    /**
     * Lets any thread end the process that has no memory left: what it was to do is not done, and
     * others would wait for it. The ledger has all that was committed, as after a kill.
     *
     * @param out flushed before that
     */
    static void endsTheProcess(PrintStream out, PrintStream err, MemoryLimit memory) {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> {
                    if (isCauseOf(failure)) {
                        end(out, err, () -> message(failure, memory));
                    }
                    err.print("Exception in thread \"" + thread.getName() + "\" ");
                    failure.printStackTrace(err);
                });
    }

    /** Ends the process, whatever comes of saying why. */
    private static void end(PrintStream out, PrintStream err, Supplier<String> message) {
        try {
            out.flush();
            err.println(message.get());
            err.flush();
        } finally {
            Runtime.getRuntime().halt(ExitCode.LIMIT);
        }
    }
}
