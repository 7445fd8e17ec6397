package dev.mixhook.engine.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Finds where an object ends, by its brackets and quotes alone. An object that was cut off is known
 * by the next line, which cannot be what comes next in it.
 */
final class ObjectEnd {
    private static final int NONE = -1;
    private static final byte[] RESULTS = "\"results\"".getBytes(StandardCharsets.UTF_8);
    private static final String ID = "distinct_id\"";

    private final MarkedInput in;
    private int firstLine;

    ObjectEnd(MarkedInput in) {
        this.in = in;
    }

    /** How the search ended, and where the input then stands. */
    enum Ending {
        /** Behind the object. */
        WHOLE,
        /** Behind the bracket that opens the results of a page. */
        PAGE,
        /** Anywhere. */
        BROKEN
    }

    /**
     * Searches from the mark on.
     *
     * @param depth how many of the object's brackets are open at the mark
     */
    Ending find(int depth) throws IOException {
        firstLine = NONE;
        int open = depth;
        while (true) {
            switch (in.next()) {
                case '"' -> {
                    if (!skipString()) {
                        return Ending.BROKEN;
                    }
                }
                case '{' -> open++;
                case '[' -> {
                    if (open == 1 && opensPage()) {
                        return Ending.PAGE;
                    }
                    open++;
                }
                case '}', ']' -> {
                    open--;
                    if (open == 0) {
                        return Ending.WHOLE;
                    }
                }
                case '\n' -> {
                    if (!continues()) {
                        return Ending.BROKEN;
                    }
                }
                case MarkedInput.END -> {
                    return Ending.BROKEN;
                }
                default -> {}
            }
        }
    }

    /** Goes to the end of the object's first line, or as far as the mark lets it. */
    void backToFirstLine() throws IOException {
        if (firstLine == NONE) {
            in.skipLine();
        } else {
            in.back(firstLine);
        }
    }

    private boolean skipString() throws IOException {
        while (true) {
            switch (in.peek()) {
                case '"' -> {
                    in.skip();
                    return true;
                }
                case '\\' -> {
                    in.skip();
                    if (in.peek() != '\n') {
                        in.next();
                    }
                }
                case '\n', MarkedInput.END -> {
                    return false;
                }
                default -> in.skip();
            }
        }
    }

    /** Whether the object can go on with what comes after the line that has just ended. */
    private boolean continues() throws IOException {
        int end = in.length() - 1;
        if (firstLine == NONE) {
            firstLine = end;
        }
        in.newLine();
        int last = lastBefore(end);
        int lastByte = last < 0 ? '}' : in.marked(last);
        for (int c = in.peek(); ; c = in.peek()) {
            switch (c) {
                case ' ', '\t', '\r' -> in.skip();
                case '\n' -> {
                    in.skip();
                    in.newLine();
                }
                default -> {
                    return fits(lastByte, c);
                }
            }
        }
    }

    private static boolean fits(int last, int next) {
        return switch (last) {
            case '{' -> next == '"' || next == '}';
            case '[', ',', ':' -> true;
            default -> next == ',' || next == '}' || next == ']' || next == ':';
        };
    }

    /** Whether the list that has just begun is the value of an object's {@code results}. */
    private boolean opensPage() throws IOException {
        int colon = lastBefore(in.length() - 1);
        if (in.marked(Math.max(0, colon)) != ':') {
            return false;
        }
        int name = lastBefore(colon) + 1 - RESULTS.length;
        if (name < 1) {
            return false;
        }
        for (int i = 0; i < RESULTS.length; i++) {
            if (in.marked(name + i) != RESULTS[i]) {
                return false;
            }
        }
        // A person or an event may have a property of that name.
        boolean named = new String(in.copy(name), StandardCharsets.ISO_8859_1).contains(ID);
        return !named && holdsObjects();
    }

    /** Where the last byte before an index is that is not white; -1 if there is none. */
    private int lastBefore(int index) {
        int last = index - 1;
        while (last >= 0 && isWhite(in.marked(last))) {
            last--;
        }
        return last;
    }

    static boolean isWhite(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /**
     * Whether the list that has just begun may be one of objects; looks no further than its line.
     */
    private boolean holdsObjects() throws IOException {
        while (in.peek() == ' ' || in.peek() == '\t') {
            in.skip();
        }
        return switch (in.peek()) {
            case '{', ']', '\n', '\r' -> true;
            default -> false;
        };
    }
}
