package dev.mixhook.engine.cli;

import java.io.PrintStream;
import java.util.Locale;

/**
 * What is said where memory ends: it is the machine's limit, no fault in mixhook, and nothing that
 * a trace would help with.
 */
final class OutOfMemory {
    private static final long MEGABYTE = 1 << 20;
    private static final long STEP = 64;

    private OutOfMemory() {}

    /** Whether a failure comes of memory that ended, however deep. */
    static boolean isCauseOf(Throwable failure) {
        // A chain has no end if it is a circle.
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 100; depth++) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** What the user is told, in one line, with what to do. */
    static String message(long heap) {
        long twice = Math.ceilDiv(2 * heap, STEP * MEGABYTE) * STEP;
        return String.format(
                Locale.ROOT,
                "mixhook needs more memory than the %,d MB that Java lets it have. Give it more: JAVA_TOOL_OPTIONS=-Xmx%dm mixhook …",
                heap / MEGABYTE,
                twice);
    }

    /**
     * Lets any thread end the process that has no memory left: what it was to do is not done, and
     * others would wait for it. The ledger has all that was committed, as after a kill.
     *
     * @param out flushed before that
     * @param heap what Java may use, in bytes
     */
    static void endsTheProcess(PrintStream out, PrintStream err, long heap) {
        byte[] message = (message(heap) + '\n').getBytes(err.charset());
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> {
                    if (isCauseOf(failure)) {
                        end(out, err, message);
                    }
                    err.print("Exception in thread \"" + thread.getName() + "\" ");
                    failure.printStackTrace(err);
                });
    }

    /** Ends the process, whatever comes of saying why. */
    private static void end(PrintStream out, PrintStream err, byte[] message) {
        try {
            out.flush();
            err.write(message, 0, message.length);
            err.flush();
        } finally {
            Runtime.getRuntime().halt(ExitCode.LIMIT);
        }
    }
}
