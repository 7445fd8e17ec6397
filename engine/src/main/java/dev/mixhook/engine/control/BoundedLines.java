package dev.mixhook.engine.control;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of an input, each as far as it may be long. */
final class BoundedLines {
    private final InputStream in;
    private final int longest;

    /**
     * @param longest how many bytes of a line are kept, and one more by which it is seen to be
     *     longer
     */
    BoundedLines(InputStream in, int longest) {
        this.in = new BufferedInputStream(in);
        this.longest = longest;
    }

    /** The next line without its end; empty at the end of the input. */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n') {
            if (next != '\r' && line.size() <= longest) {
                line.write(next);
            }
            next = in.read();
        }
        return Optional.of(line.toByteArray());
    }
}
