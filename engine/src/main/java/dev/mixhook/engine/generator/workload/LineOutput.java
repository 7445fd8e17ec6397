package dev.mixhook.engine.generator.workload;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Tells of each line that is written; a line is written at one go. */
final class LineOutput extends FilterOutputStream {
    private final LongConsumer told;

    LineOutput(OutputStream out, LongConsumer told) {
        super(out);
        this.told = told;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        told.accept(1);
    }
}
