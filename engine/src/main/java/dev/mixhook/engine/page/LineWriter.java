package dev.mixhook.engine.page;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts what reports print into its lines. */
final class LineWriter extends OutputStream {
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final Consumer<byte[]> lines;

    private LineWriter(Consumer<byte[]> lines) {
        this.lines = lines;
    }

    /**
     * Takes what is printed, in ASCII.
     *
     * @param lines told of each line, with its end
     */
    static PrintStream to(Consumer<byte[]> lines) {
        return new PrintStream(new LineWriter(lines), false, StandardCharsets.US_ASCII);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int begin = from;
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                begun.write(bytes, begin, i + 1 - begin);
                lines.accept(begun.toByteArray());
                begun.reset();
                begin = i + 1;
            }
        }
        begun.write(bytes, begin, from + length - begin);
    }
}
