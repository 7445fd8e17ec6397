package dev.mixhook.engine.generator.workload;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Packs at the level at which packing does not take longer than making up what is packed. */
final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out, int buffer) throws IOException {
        super(out, buffer);
        def.setLevel(Deflater.BEST_SPEED);
    }
}
