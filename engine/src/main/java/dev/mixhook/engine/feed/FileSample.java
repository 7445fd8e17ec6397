package dev.mixhook.engine.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * Some records of a file: all of them if it is short; else those of its head, and where it can be
 * read from any line on, those of many places all over it.
 */
final class FileSample {
    private static final int LONGEST_RECORD = 1 << 26;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int STRETCHES = 64;

    /** How many stretches are read where lines are longer than one of many. */
    private static final int FEW_STRETCHES = 4;

    private static final int BLOCK = 1 << 16;

    private final Path path;
    private final long most;
    private final Consumer<byte[]> read;
    private final boolean isCsv;
    private boolean isOver;

    private FileSample(Path path, long most, Consumer<byte[]> read) {
        this.path = path;
        this.most = most;
        this.read = read;
        this.isCsv = DataFile.whole(path).isCsv();
    }

    /**
     * Hands on the records of the sample.
     *
     * @param most about how many unpacked bytes to read
     * @param read may refuse a record, as a reader of all of them does
     * @return how many times as much as the sample the file holds: 1 if the sample is all of it,
     *     else an estimate
     * @throws IOException if the file cannot be read
     */
    static double read(Path path, long most, Consumer<byte[]> read) throws IOException {
        return new FileSample(path, most, read).read();
    }

    private double read() throws IOException {
        long size = Files.size(path);
        if (!DataFile.grows(path)) {
            long covered = records(DataFile.whole(path), most);
            return isOver || covered == 0 ? 1 : Math.max(1, allOfIt(size) / covered);
        }
        if (size <= most) {
            stretch(0, size);
            return 1;
        }
        long covered = stretch(0, size);
        int stretches = covered > most / FEW_STRETCHES ? FEW_STRETCHES : STRETCHES;
        for (int i = 1; i < stretches; i++) {
            long from = lineAfter((size - most / stretches) / (stretches - 1) * i);
            covered += from < 0 ? 0 : stretch(from, size);
        }
        return covered == 0 ? 1 : Math.max(1, (double) size / covered);
    }

    /** Reads on from a byte; returns how many bytes the records took with what is around them. */
    private long stretch(long from, long size) throws IOException {
        long longest = size <= most ? Long.MAX_VALUE : most / STRETCHES;
        if (!isCsv) {
            return records(new DataFile(path, from, Long.MAX_VALUE), longest);
        }
        long end = from + Math.min(size - from, longest);
        records(new DataFile(path, from, end), Long.MAX_VALUE);
        return end - from;
    }

    /**
     * Reads records until they are so long together; returns how long they are, or of CSV, whose
     * rows become longer as JSON, how many.
     */
    private long records(DataFile file, long longest) throws IOException {
        long bytes = 0;
        long count = 0;
        try (Pieces pieces = file.pieces(LONGEST_RECORD, ObjectScanner.NONE)) {
            Piece piece = pieces.next();
            while (piece != null && bytes < longest) {
                if (piece instanceof Piece.Json json) {
                    take(json.bytes());
                    bytes += json.bytes().length + 1;
                    count++;
                }
                piece = pieces.next();
            }
            isOver = piece == null;
        }
        return isCsv ? count : bytes;
    }

    private void take(byte[] record) {
        try {
            read.accept(record);
        } catch (BadLine | JacksonException _) {
            // Damaged lines are left out, so they take no memory.
        }
    }

    /** Where the first line after a byte begins; negative if none does for long. */
    private long lineAfter(long from) throws IOException {
        try (InputStream in = new DataFile(path, from, from + LONGEST_LINE).open()) {
            byte[] block = new byte[BLOCK];
            long before = from;
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                for (int i = 0; i < read; i++) {
                    if (block[i] == '\n') {
                        return before + i + 1;
                    }
                }
                before += read;
            }
        }
        return -1;
    }

    /** What {@link #records} would give for the whole file. */
    private double allOfIt(long size) throws IOException {
        PackedHead head = PackedHead.of(path, most);
        return (double) size / head.taken() * (isCsv ? head.lines() : head.bytes());
    }
}
