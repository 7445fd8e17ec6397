package dev.mixhook.engine.feed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, plain or {@code .gz}, as bytes; a byte-order mark and CR LF ends are taken
 * off.
 */
final class Lines implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private long number;

    Lines(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            in = isGzip(raw) ? new GZIPInputStream(raw, BUFFER) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        byte[] magic = in.readNBytes(2);
        in.reset();
        return Arrays.equals(magic, new byte[] {0x1F, (byte) 0x8B});
    }

    /** The number of the line read last, from 1. */
    long number() {
        return number;
    }

    /** The next line without its end; null after the last. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        while (start < end || fill()) {
            any = true;
            int stop = start;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            line.write(buffer, start, stop - start);
            start = stop + 1;
            if (stop < end) {
                break;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        return trimmed(line.toByteArray());
    }

    private boolean fill() throws IOException {
        start = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private byte[] trimmed(byte[] line) {
        int from = number == 1 && startsWithMark(line) ? BYTE_ORDER_MARK.length : 0;
        int to =
                line.length > from && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
        return from == 0 && to == line.length ? line : Arrays.copyOfRange(line, from, to);
    }

    private static boolean startsWithMark(byte[] line) {
        int length = BYTE_ORDER_MARK.length;
        return line.length >= length && Arrays.equals(line, 0, length, BYTE_ORDER_MARK, 0, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
