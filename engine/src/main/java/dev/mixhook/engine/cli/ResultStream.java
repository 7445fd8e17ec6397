package dev.mixhook.engine.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Standard output, in UTF-8 whatever the locale says. A result that cannot be written ends the
 * command, where a {@code PrintStream} would keep quiet and let it go on for nothing.
 */
final class ResultStream extends PrintStream {
    private final Sink sink;

    ResultStream(OutputStream to) {
        this(new Sink(to));
    }

    private ResultStream(Sink sink) {
        super(sink, false, StandardCharsets.UTF_8);
        this.sink = sink;
    }

    /** Completed with the reason once something could not be written. */
    CompletableFuture<LostResult> lost() {
        return sink.lost;
    }

    /** A result that could not be written. */
    static final class LostResult extends RuntimeException {
        LostResult(IOException cause) {
            super(cause);
        }

        /**
         * Whether the reader of standard output has left, as {@code head} does when it has enough.
         */
        boolean isUnread() {
            return reason().toLowerCase(Locale.ROOT).contains("pipe");
        }

        String reason() {
            return String.valueOf(getCause() == null ? null : getCause().getMessage());
        }
    }

    private static final class Sink extends OutputStream {
        private final OutputStream to;
        private final CompletableFuture<LostResult> lost = new CompletableFuture<>();

        private Sink(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            try {
                to.write(bytes, from, count);
            } catch (IOException e) {
                throw lost(e);
            }
        }

        @Override
        public void flush() {
            try {
                to.flush();
            } catch (IOException e) {
                throw lost(e);
            }
        }

        private LostResult lost(IOException e) {
            LostResult result = new LostResult(e);
            lost.complete(result);
            return result;
        }
    }
}
