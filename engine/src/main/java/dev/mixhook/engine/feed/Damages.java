package dev.mixhook.engine.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Counts what is left out, and keeps the first of it. */
final class Damages {
    private static final int SHOWN = 10;

    private final List<DamagedLine> first = new ArrayList<>();
    private long count;

    /**
     * @param line counted from the stretch's start, from 1
     */
    void add(DataFile file, long line, String reason) throws IOException {
        count++;
        if (first.size() < SHOWN) {
            first.add(new DamagedLine(file.path(), file.linesBefore() + line, reason));
        }
    }

    long count() {
        return count;
    }

    List<DamagedLine> first() {
        return first;
    }
}
