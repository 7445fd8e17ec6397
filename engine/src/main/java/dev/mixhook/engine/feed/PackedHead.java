package dev.mixhook.engine.feed;

import dev.mixhook.engine.files.RegularFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * What the head of a file comes to that cannot be read from any line on.
 *
 * @param bytes once they are unpacked, and about as long as in UTF-8
 * @param lines how many end in it
 * @param taken how many bytes of the file that is
 */
record PackedHead(long bytes, long lines, long taken) {
    private static final int BLOCK = 1 << 16;

    /** Unpacks about so many bytes of a file that is packed; of one in UTF-16 two are one. */
    static PackedHead of(Path path, long most) throws IOException {
        RegularFile.require(path);
        try (FileChannel file = FileChannel.open(path)) {
            byte[] head = Channels.newInputStream(file).readNBytes(MarkedInput.HEAD);
            file.position(0);
            InputStream in = Channels.newInputStream(file);
            if (!MarkedInput.isGzip(head)) {
                Counts counts = Counts.of(in, most);
                return new PackedHead(counts.bytes / 2, counts.lines, Math.max(1, counts.bytes));
            }
            try (Unpacked unpacked = new Unpacked(in)) {
                Counts counts = Counts.of(unpacked, most);
                long taken = file.position() - unpacked.unused();
                return new PackedHead(counts.bytes, counts.lines, Math.max(1, taken));
            }
        }
    }

    private static final class Unpacked extends GZIPInputStream {
        private Unpacked(InputStream in) throws IOException {
            super(in, BLOCK);
        }

        private int unused() {
            return inf.getRemaining();
        }
    }

    private static final class Counts {
        private long bytes;
        private long lines;

        private static Counts of(InputStream in, long most) throws IOException {
            Counts counts = new Counts();
            byte[] block = new byte[BLOCK];
            try {
                for (int read = in.read(block); read > 0; read = in.read(block)) {
                    counts.add(block, read);
                    if (counts.bytes >= most) {
                        break;
                    }
                }
            } catch (EOFException | ZipException _) {
                // What came before tells the ratio.
            }
            return counts;
        }

        private void add(byte[] block, int length) {
            bytes += length;
            for (int i = 0; i < length; i++) {
                lines += block[i] == '\n' ? 1 : 0;
            }
        }
    }
}
