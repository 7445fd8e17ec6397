package dev.mixhook.engine.cli;

import dev.mixhook.targeting.person.TooBigException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is said where memory ends, or data is larger than any memory could hold: it is the machine's
 * limit, no fault in mixhook, and nothing that a trace would help with.
 */
final class OutOfMemory {
    /** A chain has no end if it is a circle. */
    private static final int DEEPEST = 100;

    private OutOfMemory() {}

    /** Whether a failure comes of memory that ended, or cannot be enough, however deep. */
    static boolean isCauseOf(Throwable failure) {
        return innermost(failure).isPresent();
    }

    /** What the user is told. */
    static String message(Throwable failure, MemoryLimit memory) {
        Optional<Throwable> innermost = innermost(failure);
        String message = innermost.map(Throwable::getMessage).orElse("");
        if (innermost.filter(TooBigException.class::isInstance).isPresent()) {
            return message;
        }
        return message.contains("native thread")
                ? "The machine lets mixhook start no more threads: its memory is full, or a limit on threads is reached (ulimit -u, or the container's limit of processes)."
                : memory.end();
    }

    private static Optional<Throwable> innermost(Throwable failure) {
        Optional<Throwable> innermost = Optional.empty();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof OutOfMemoryError || cause instanceof TooBigException) {
                innermost = Optional.of(cause);
            }
            cause = cause.getCause();
        }
        return innermost;
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
