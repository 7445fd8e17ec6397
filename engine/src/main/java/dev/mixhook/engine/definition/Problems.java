package dev.mixhook.engine.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects all problems of one file. */
final class Problems {
    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Place place, String key, String message) {
        found.add(new Problem(file, place.line(), place.column(), key, message));
    }

    /** In the order of their places. */
    List<Problem> found() {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    boolean isEmpty() {
        return found.isEmpty();
    }
}
