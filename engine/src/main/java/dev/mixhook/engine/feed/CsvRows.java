package dev.mixhook.engine.feed;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file (RFC 4180), with the lines on which they begin: cells between commas,
 * semicolons or tabs, whichever its first line has most of. Written by hand because a row that is
 * damaged costs itself alone, and because a file that grows is read to the end of its last whole
 * row: both take the places of rows in bytes, which CSV libraries do not tell.
 */
final class CsvRows implements Closeable {
    private static final String OPEN = "the quote that opens in this row does not close";
    private static final int LONGEST = 1 << 22;
    private static final int NONE = -1;
    private static final byte[] SEPARATORS = {',', ';', '\t'};

    private final MarkedInput in;
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
    private final int separator;
    private final long start;
    private int firstLine = NONE;
    private boolean ended;

    /**
     * @param separator as {@link #separator()} of the file's start has it; 0 for the start itself
     */
    CsvRows(DataFile stretch, int separator) throws IOException {
        in = new MarkedInput(stretch.open(), LONGEST);
        start = stretch.start();
        this.separator = separator == 0 ? mostUsed() : separator;
    }

    /**
     * A row.
     *
     * @param line on which it begins, from 1
     * @param end the byte of the file after it and its line's end
     * @param isEnded whether its line ends; else the file does
     * @param damage what is wrong with it; null for nothing
     */
    record Row(long line, long end, boolean isEnded, List<String> cells, @Nullable String damage) {
        Row {
            cells = List.copyOf(cells);
        }

        /** Whether the file ends in a cell between quotes. */
        boolean isOpen() {
            return OPEN.equals(damage);
        }

        private boolean isBlank() {
            return damage == null && cells.size() == 1 && cells.getFirst().isBlank();
        }
    }

    int separator() {
        return separator;
    }

    /** The next row that is not blank; null after the last. */
    @Nullable Row next() throws IOException {
        Row row = null;
        while (!ended && (row == null || row.isBlank())) {
            in.mark();
            firstLine = NONE;
            row = in.peek() == MarkedInput.END ? end() : row();
        }
        return row == null || row.isBlank() ? null : row;
    }

    private int mostUsed() throws IOException {
        while (in.peek() == '\n' || in.peek() == '\r') {
            if (in.next() == '\n') {
                in.newLine();
            }
        }
        in.mark();
        in.skipLine();
        int most = SEPARATORS[0];
        long found = 0;
        for (byte each : SEPARATORS) {
            long count = count(each, in.length());
            if (count > found) {
                most = each;
                found = count;
            }
        }
        in.back(0);
        return most;
    }

    private long count(int character, int length) {
        long count = 0;
        boolean quoted = false;
        for (int i = 0; i < length; i++) {
            quoted ^= in.marked(i) == '"';
            count += !quoted && in.marked(i) == character ? 1 : 0;
        }
        return count;
    }

    private @Nullable Row end() {
        ended = true;
        String breakage = in.breakage();
        return breakage == null ? null : damaged("the file breaks off here: " + breakage, true);
    }

    private Row row() throws IOException {
        long line = in.line();
        List<String> cells = new ArrayList<>();
        do {
            cell.reset();
            String damage = in.peek() == '"' ? quoted() : plain();
            if (damage != null) {
                return broken(damage);
            }
            try {
                cells.add(text());
            } catch (CharacterCodingException _) {
                in.skipLine();
                return damaged("not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)", true);
            }
        } while (passes(separator));
        boolean isEnded = passes('\n');
        if (isEnded) {
            in.newLine();
        }
        return new Row(line, start + in.position(), isEnded, cells, null);
    }

    private boolean passes(int character) throws IOException {
        boolean isThere = in.peek() == character;
        if (isThere) {
            in.skip();
        }
        return isThere;
    }

    private String text() throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(cell.toByteArray()))
                .toString();
    }

    private @Nullable String plain() throws IOException {
        for (int c = in.peek();
                c != separator && c != '\n' && c != MarkedInput.END;
                c = in.peek()) {
            in.skip();
            if (c != '\r' || in.peek() != '\n') {
                cell.write(c);
            }
        }
        return in.isTooLong() ? "longer than " + LONGEST + " bytes" : null;
    }

    private @Nullable String quoted() throws IOException {
        in.skip();
        while (true) {
            int c = in.next();
            if (c == MarkedInput.END) {
                return OPEN;
            }
            if (c == '"' && in.peek() != '"') {
                return afterQuote();
            }
            if (c == '"') {
                in.skip();
            } else if (c == '\n') {
                firstLine = firstLine == NONE ? in.length() - 1 : firstLine;
                in.newLine();
            }
            cell.write(c);
        }
    }

    private @Nullable String afterQuote() throws IOException {
        passes('\r');
        int c = in.peek();
        return c == separator || c == '\n' || c == MarkedInput.END
                ? null
                : "more stands behind a quote's end; quotes in a text are doubled";
    }

    /** A damaged row, which costs its first line alone. */
    private Row broken(String damage) throws IOException {
        boolean isTooLong = in.isTooLong() && firstLine == NONE;
        if (firstLine == NONE) {
            in.skipLine();
        } else {
            in.back(firstLine);
        }
        Row row = damaged(damage, in.peek() == '\n');
        while (isTooLong && in.isTooLong()) {
            in.mark();
            in.skipLine();
        }
        return row;
    }

    private Row damaged(String damage, boolean isEnded) {
        return new Row(in.markLine(), start + in.position(), isEnded, List.of(), damage);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
