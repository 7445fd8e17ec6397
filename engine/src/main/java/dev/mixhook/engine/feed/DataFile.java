package dev.mixhook.engine.feed;

import dev.mixhook.engine.files.RegularFile;
import dev.mixhook.targeting.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * A stretch of a file, or a text that stands in none.
 *
 * @param start its first byte
 * @param end the first byte after it
 * @param text what is read in place of the file; null for the file
 * @param told is told how many more bytes of it have been read, from several threads; null for
 *     nobody
 */
record DataFile(
        Path path, long start, long end, @Nullable String text, @Nullable LongConsumer told) {
    private static final Pattern CSV = Pattern.compile("(?i).*\\.[ct]sv(\\.gz)?");
    private static final int BLOCK = 1 << 16;
    private static final int LONGEST_LINE = 1 << 26;

    DataFile(Path path, long start, long end) {
        this(path, start, end, null, null);
    }

    /** Lines that stand in no file, under a name by which messages call them. */
    static DataFile of(String name, List<String> lines) {
        return new DataFile(Path.of(name), 0, Long.MAX_VALUE, String.join("\n", lines), null);
    }

    /** This stretch, while somebody is told how many more bytes of it have been read. */
    DataFile telling(LongConsumer listener) {
        return new DataFile(path, start, end, text, listener);
    }

    static DataFile whole(Path path) {
        return new DataFile(path, 0, Long.MAX_VALUE);
    }

    /** Whether lines are added at its end; what is packed, or not UTF-8, is read as a whole. */
    static boolean grows(Path path) throws IOException {
        try (InputStream in = RegularFile.open(path)) {
            byte[] head = in.readNBytes(MarkedInput.HEAD);
            return !MarkedInput.isGzip(head) && !Utf16Input.begins(head);
        }
    }

    /** About how many bytes there are to read; none where that cannot be told. */
    long size() {
        return text == null
                ? Math.max(0, Math.min(end, path.toFile().length()) - start)
                : text.length();
    }

    /** Whether it is CSV, by its name. */
    boolean isCsv() {
        return CSV.matcher(String.valueOf(path.getFileName())).matches();
    }

    /**
     * What stands in it, piece by piece.
     *
     * @param longest how many bytes a record may take
     * @param scanner reads those objects that it can where they lie
     */
    Pieces pieces(int longest, ObjectScanner scanner) throws IOException {
        return isCsv() ? new CsvRecords(this) : new Records(this, longest, scanner);
    }

    /**
     * All that stands there now, but for a last line that begins an object and is cut off in it, or
     * a last row that is.
     */
    static DataFile present(Path path) throws IOException {
        RegularFile.require(path);
        long size = Files.size(path);
        DataFile all = new DataFile(path, 0, size);
        if (all.isCsv()) {
            return new DataFile(path, 0, CsvRecords.wholeUntil(all, false));
        }
        long line = lastLine(path, 0, size);
        return new DataFile(path, 0, isCutOff(path, line, size) ? line : size);
    }

    /**
     * The whole lines that stand there now, from a byte on.
     *
     * @param isWritten whether it has just gained something
     */
    static DataFile lines(Path path, long start, boolean isWritten) throws IOException {
        DataFile rest = new DataFile(path, start, Files.size(path));
        if (rest.isCsv()) {
            return new DataFile(path, start, CsvRecords.wholeUntil(rest, isWritten));
        }
        return new DataFile(path, start, lastLine(path, start, Files.size(path)));
    }

    private static boolean isCutOff(Path path, long line, long size) throws IOException {
        if (size - line > LONGEST_LINE) {
            return false;
        }
        try (InputStream in = new DataFile(path, line, size).open()) {
            byte[] rest = in.readAllBytes();
            return rest.length > 0 && rest[0] == '{' && !isObject(rest);
        }
    }

    private static boolean isObject(byte[] bytes) {
        try (JsonParser json = JsonText.parser(bytes)) {
            json.nextToken();
            json.skipChildren();
            return json.nextToken() == null;
        } catch (JacksonException _) {
            return false;
        }
    }

    /** Where the last line begins; at the end if that follows a line's end. */
    private static long lastLine(Path path, long start, long size) throws IOException {
        byte[] block = new byte[BLOCK];
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long begin = size;
            while (begin > start) {
                int length = (int) Math.min(BLOCK, begin - start);
                begin -= length;
                file.seek(begin);
                file.readFully(block, 0, length);
                int last = lastLineEnd(block, length);
                if (last >= 0) {
                    return begin + last + 1;
                }
            }
            return start;
        }
    }

    private static int lastLineEnd(byte[] block, int length) {
        int last = length - 1;
        while (last >= 0 && block[last] != '\n') {
            last--;
        }
        return last;
    }

    /** How many lines of the file end before the stretch. */
    long linesBefore() throws IOException {
        if (start == 0) {
            return 0;
        }
        long lines = 0;
        try (InputStream in = new DataFile(path, 0, start).open()) {
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                for (int i = 0; i < read; i++) {
                    lines += block[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    InputStream open() throws IOException {
        if (text != null) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
        RegularFile.require(path);
        FileChannel channel = FileChannel.open(path);
        InputStream file = Channels.newInputStream(channel.position(start));
        InputStream in = told == null ? file : new CountedInput(file, told);
        return end == Long.MAX_VALUE ? in : new Bounded(in, end - start);
    }

    /** A stream that ends after so many bytes. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        private Bounded(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = left == 0 ? -1 : in.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
