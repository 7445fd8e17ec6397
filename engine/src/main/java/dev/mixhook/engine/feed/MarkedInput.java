package dev.mixhook.engine.feed;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file in UTF-8, plain or {@code .gz}, without a byte-order mark; UTF-16 with its
 * mark is turned into that. What lies after the mark stays in memory, so that it can be cut out, or
 * gone back to.
 */
final class MarkedInput implements Closeable {
    /** What neither a byte nor anything after it is: there is no more, or it is too long. */
    static final int END = -1;

    /** How many of a file's first bytes tell what it is. */
    static final int HEAD = 4;

    private static final int BUFFER = 1 << 18;
    private static final int LONGEST_SCANNED = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final int longest;
    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int mark;
    private int at;
    private int limit;

    /** How much of the file came before the buffer. */
    private long before;

    private long line = 1;
    private long lineStart;
    private long markLine = 1;
    private long markLineStart;

    private @Nullable String breakage;

    /**
     * @param longest how many bytes may lie after the mark
     */
    MarkedInput(InputStream file, int longest) throws IOException {
        this.longest = longest;
        this.in = open(file);
        while (limit < BYTE_ORDER_MARK.length && fill()) {}
        if (Arrays.equals(copy(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            at = BYTE_ORDER_MARK.length;
            lineStart = at;
        }
    }

    private InputStream open(InputStream file) throws IOException {
        InputStream raw = new BufferedInputStream(file, BUFFER);
        try {
            raw.mark(HEAD);
            byte[] head = raw.readNBytes(HEAD);
            raw.reset();
            if (!isGzip(head)) {
                return Utf16Input.begins(head) ? new Utf16Input(raw) : raw;
            }
            InputStream packed = new GZIPInputStream(raw, BUFFER);
            byte[] first = packed.readNBytes(HEAD);
            // A buffer in between would lose what came before a breakage; this one does not.
            InputStream unpacked =
                    ReadAhead.of(new SequenceInputStream(new ByteArrayInputStream(first), packed));
            return Utf16Input.begins(first) ? new Utf16Input(unpacked) : unpacked;
        } catch (EOFException | ZipException e) {
            breakage = reason(e);
            return raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Whether a file that begins so is packed. */
    static boolean isGzip(byte[] head) {
        return head.length >= 2 && head[0] == 0x1F && head[1] == (byte) 0x8B;
    }

    /** The byte ahead, or {@link #END}. */
    int peek() throws IOException {
        return at < limit || fill() ? buffer[at] & 0xFF : END;
    }

    /** Passes over the byte ahead. */
    void skip() {
        at++;
    }

    /** The byte ahead, which is then passed over, or {@link #END}. */
    int next() throws IOException {
        return at < limit || fill() ? buffer[at++] & 0xFF : END;
    }

    /** Whether the object that begins at the mark is read where it lies; we are then behind it. */
    boolean scans(ObjectScanner scanner) throws IOException {
        int end = scanner.scan(buffer, at, limit);
        while (end == ObjectScanner.CUT_OFF && limit - at < LONGEST_SCANNED && fill()) {
            end = scanner.scan(buffer, at, limit);
        }
        if (end >= 0) {
            at = end;
        }
        return end >= 0;
    }

    /** Goes to the end of the line, or as far as the mark lets it. */
    void skipLine() throws IOException {
        for (int c = peek(); c != '\n' && c != END; c = peek()) {
            at++;
        }
    }

    /** A line has just ended; the caller sees the bytes, so it tells. */
    void newLine() {
        line++;
        lineStart = before + at;
    }

    /** The line on which we are, from 1. */
    long line() {
        return line;
    }

    void mark() {
        mark = at;
        markLine = line;
        markLineStart = lineStart;
    }

    /** The line of the mark, from 1. */
    long markLine() {
        return markLine;
    }

    /** Where on its line the mark is, from 1. */
    long markColumn() {
        return before + mark - markLineStart + 1;
    }

    /** How many bytes lie before here. */
    long position() {
        return before + at;
    }

    /** How many bytes lie between the mark and here. */
    int length() {
        return at - mark;
    }

    /** Goes back to where so many bytes lie between the mark and here, all on the mark's line. */
    void back(int length) {
        at = mark + length;
        line = markLine;
        lineStart = markLineStart;
    }

    /** A byte counted from the mark. */
    int marked(int index) {
        return buffer[mark + index] & 0xFF;
    }

    /** A copy of the first bytes after the mark. */
    byte[] copy(int length) {
        return Arrays.copyOfRange(buffer, mark, mark + length);
    }

    /** Whether the end was told because too much lies after the mark. */
    boolean isTooLong() {
        return at == limit && at - mark >= longest;
    }

    /** Why the file could not be read on from where it ends; null if that is its end. */
    @Nullable String breakage() {
        return breakage;
    }

    private boolean fill() throws IOException {
        if (breakage != null || limit - mark >= longest) {
            return false;
        }
        if (mark > 0) {
            System.arraycopy(buffer, mark, buffer, 0, limit - mark);
            before += mark;
            at -= mark;
            limit -= mark;
            mark = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(longest, 2 * limit));
        }
        try {
            int read = in.read(buffer, limit, buffer.length - limit);
            limit += Math.max(0, read);
            return read > 0;
        } catch (CharacterCodingException _) {
            breakage = "not UTF-16, as which it begins";
            return false;
        } catch (EOFException | ZipException e) {
            breakage = reason(e);
            return false;
        }
    }

    private static String reason(IOException e) {
        return e instanceof EOFException
                ? "the gzip file is cut short"
                : "the gzip file is damaged";
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
