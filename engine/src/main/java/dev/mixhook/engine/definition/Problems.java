package dev.mixhook.engine.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects all problems of one file, and all warnings. */
final class Problems {
    private final String file;
    private final List<Problem> found = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Place place, String key, String message) {
        found.add(new Problem(file, place.line(), place.column(), key, message));
    }

    /** Notes what is not wrong, and may mean another thing than was meant. */
    void warn(Place place, String key, String message) {
        warnings.add(new Problem(file, place.line(), place.column(), key, message));
    }

    /** In the order of their places. */
    List<Problem> found() {
        return inOrder(found);
    }

    /** In the order of their places. */
    List<Problem> warnings() {
        return inOrder(warnings);
    }

    private static List<Problem> inOrder(List<Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    boolean isEmpty() {
        return found.isEmpty();
    }
}
