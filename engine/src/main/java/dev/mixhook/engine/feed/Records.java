package dev.mixhook.engine.feed;

import dev.mixhook.engine.feed.ObjectEnd.Ending;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The JSON objects in a file, one after the other: one a line, in lists, or in pages {@code
 * {"results": […], …}}, each on one line or on many. Only one is in memory at a time; what is in it
 * is for its reader to check.
 *
 * <p>An object without an end costs its first line. If nothing but a brace stands there, it was
 * printed on many lines, and also costs those below it that are indented deeper.
 */
final class Records implements Pieces {
    private final int longest;
    private final ObjectScanner scanner;
    private final MarkedInput in;
    private final ObjectEnd objectEnd;
    private boolean ended;

    /** The line on which the list began in which we are; 0 if we are in none. */
    private long listLine;

    /** The line on which the page began in whose results we are; 0 if we are in none. */
    private long pageLine;

    /**
     * @param longest how many bytes an object may take
     */
    Records(DataFile file, int longest) throws IOException {
        this(file, longest, ObjectScanner.NONE);
    }

    /**
     * @param scanner reads those objects that it can where they lie; it is not asked for others
     *     again
     */
    Records(DataFile file, int longest, ObjectScanner scanner) throws IOException {
        this.longest = longest;
        this.scanner = scanner;
        in = new MarkedInput(file.open(), longest);
        objectEnd = new ObjectEnd(in);
    }

    @Override
    public @Nullable Piece next() throws IOException {
        Piece piece = null;
        while (piece == null && !ended) {
            in.mark();
            piece =
                    switch (in.peek()) {
                        case '{' -> in.scans(scanner) ? scanned() : object();
                        case '[' -> openList();
                        case ']' -> closeList();
                        case '\n' -> newLine();
                        case ' ', '\t', '\r', ',' -> pass();
                        case MarkedInput.END -> end();
                        default -> restOfLine();
                    };
        }
        return piece;
    }

    private Piece scanned() {
        return new Piece.Scanned(in.markLine());
    }

    private @Nullable Piece pass() {
        in.skip();
        return null;
    }

    private @Nullable Piece newLine() {
        in.skip();
        in.newLine();
        return null;
    }

    private @Nullable Piece openList() {
        in.skip();
        Piece unclosed = unclosed(listLine);
        listLine = in.markLine();
        return unclosed;
    }

    private @Nullable Piece closeList() throws IOException {
        in.skip();
        if (pageLine == 0) {
            listLine = 0;
            return null;
        }
        pageLine = 0;
        in.mark();
        return objectEnd.find(1) == Ending.WHOLE ? null : broken();
    }

    private @Nullable Piece object() throws IOException {
        return switch (objectEnd.find(0)) {
            case WHOLE -> whole();
            case PAGE -> {
                Piece unclosed = unclosed(pageLine);
                pageLine = in.markLine();
                yield unclosed;
            }
            case BROKEN -> broken();
        };
    }

    /** Beside an object on its line stand others, commas and brackets, or it is damaged. */
    private Piece whole() throws IOException {
        int length = in.length();
        int c = in.peek();
        while (c == ' ' || c == '\t' || c == '\r') {
            in.skip();
            c = in.peek();
        }
        return switch (c) {
            case '\n', ',', ']', '{', '[', MarkedInput.END -> json(length);
            default -> restOfLine();
        };
    }

    private Piece restOfLine() throws IOException {
        forgetThoseOfThisLine();
        in.skipLine();
        return json(in.length());
    }

    /** A list or page ends with the damaged line on which it begins. */
    private void forgetThoseOfThisLine() {
        listLine = listLine == in.markLine() ? 0 : listLine;
        pageLine = pageLine == in.markLine() ? 0 : pageLine;
    }

    private Piece json(int length) {
        return new Piece.Json(in.markLine(), in.markColumn(), in.copy(length));
    }

    private @Nullable Piece broken() throws IOException {
        forgetThoseOfThisLine();
        if (in.peek() == MarkedInput.END && !in.isTooLong()) {
            listLine = 0;
            pageLine = 0;
        }
        objectEnd.backToFirstLine();
        if (in.isTooLong()) {
            return tooLong();
        }
        if (in.breakage() != null && in.peek() == MarkedInput.END) {
            return end();
        }
        Piece piece = json(in.length());
        if (isBraceAlone()) {
            skipDeeper(in.markColumn() - 1);
        }
        return piece;
    }

    private Piece tooLong() throws IOException {
        long line = in.markLine();
        while (in.isTooLong()) {
            in.mark();
            in.skipLine();
        }
        return new Piece.Damage(line, "longer than " + longest + " bytes");
    }

    private boolean isBraceAlone() {
        for (int i = 1; i < in.length(); i++) {
            if (!ObjectEnd.isWhite(in.marked(i))) {
                return false;
            }
        }
        return true;
    }

    /** Passes over lines that are indented deeper, and a closing bracket at the end of them. */
    private void skipDeeper(long column) throws IOException {
        while (in.peek() == '\n') {
            newLine();
            in.mark();
            int c = in.peek();
            while (c == ' ' || c == '\t' || c == '\r') {
                in.skip();
                c = in.peek();
            }
            if (in.length() <= column && c != '\n') {
                if (c == '}' && in.length() == column) {
                    in.skip();
                }
                return;
            }
            in.skipLine();
        }
    }

    private @Nullable Piece end() {
        ended = true;
        String breakage = in.breakage();
        return breakage == null
                ? unclosed(Math.max(listLine, pageLine))
                : new Piece.Damage(in.line(), "the file breaks off here: " + breakage);
    }

    private static @Nullable Piece unclosed(long line) {
        return line == 0 ? null : new Piece.Damage(line, "the list that begins here does not end");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
