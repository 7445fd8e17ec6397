package dev.mixhook.engine.feed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Counts what is left out, and keeps the first of it. */
final class Damages {
    private static final int SHOWN = 10;

    private final List<DamagedLine> first = new ArrayList<>();
    private long count;

    void add(Path file, long line, String reason) {
        count++;
        if (first.size() < SHOWN) {
            first.add(new DamagedLine(file, line, reason));
        }
    }

    long count() {
        return count;
    }

    List<DamagedLine> first() {
        return first;
    }
}
