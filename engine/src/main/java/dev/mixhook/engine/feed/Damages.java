package dev.mixhook.engine.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Counts what is left out, and keeps the first of it. */
final class Damages {
    private static final int SHOWN = 10;
    private static final int SHOWN_OF_FILE = 3;

    private final List<DamagedLine> first = new ArrayList<>();
    private final List<DamagedLine> ofFile = new ArrayList<>();
    private long count;

    /** Another file begins. */
    void begin() {
        ofFile.clear();
    }

    /**
     * @param line counted from the stretch's start, from 1
     * @param column from 1
     */
    void add(DataFile file, long line, long column, String reason) throws IOException {
        count++;
        if (first.size() < SHOWN || ofFile.size() < SHOWN_OF_FILE) {
            DamagedLine damaged =
                    new DamagedLine(file.path(), file.linesBefore() + line, column, reason);
            add(first, SHOWN, damaged);
            add(ofFile, SHOWN_OF_FILE, damaged);
        }
    }

    /** Adds what was left out elsewhere, behind all of this. */
    void addAll(Damages later) {
        count += later.count;
        later.first.forEach(line -> add(first, SHOWN, line));
    }

    private static void add(List<DamagedLine> lines, int most, DamagedLine line) {
        if (lines.size() < most) {
            lines.add(line);
        }
    }

    /** The first of the present file. */
    List<DamagedLine> firstOfFile() {
        return List.copyOf(ofFile);
    }

    long count() {
        return count;
    }

    List<DamagedLine> first() {
        return first;
    }
}
