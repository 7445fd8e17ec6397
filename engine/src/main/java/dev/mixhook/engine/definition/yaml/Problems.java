package dev.mixhook.engine.definition.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Collects all problems of one file, and all warnings. */
public final class Problems {
    private final String file;
    private final List<Problem> found;
    private final List<Problem> warnings;
    private final List<Problem> ofShape;
    private final Function<Problem, Optional<Problem>> told;

    public Problems(String file) {
        this(file, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), Optional::of);
    }

    private Problems(
            String file,
            List<Problem> found,
            List<Problem> warnings,
            List<Problem> ofShape,
            Function<Problem, Optional<Problem>> told) {
        this.file = file;
        this.found = found;
        this.warnings = warnings;
        this.ofShape = ofShape;
        this.told = told;
    }

    /**
     * This collection for a part whose messages are not to show some of what they are about; a
     * place that has a problem already gets no other.
     */
    public Problems showing(UnaryOperator<String> shown) {
        Set<List<Object>> before = new HashSet<>();
        found.forEach(problem -> before.add(where(problem)));
        return new Problems(
                file,
                found,
                warnings,
                ofShape,
                problem ->
                        before.contains(where(problem))
                                ? Optional.empty()
                                : Optional.of(problem.saying(shown.apply(problem.message()))));
    }

    public void add(Place place, String key, String message) {
        told.apply(new Problem(file, place.line(), place.column(), key, message))
                .ifPresent(found::add);
    }

    /**
     * Adds what is wrong by shape: a key that may not stand there, one that is missing, a value of
     * another kind, or none of those that there are. That much a JSON Schema can tell too.
     */
    public void addOfShape(Place place, String key, String message) {
        told.apply(new Problem(file, place.line(), place.column(), key, message))
                .ifPresent(
                        problem -> {
                            found.add(problem);
                            ofShape.add(problem);
                        });
    }

    private static List<Object> where(Problem problem) {
        return List.of(problem.line(), problem.column(), problem.key());
    }

    /** Notes what is not wrong, and may mean another thing than was meant. */
    void warn(Place place, String key, String message) {
        told.apply(new Problem(file, place.line(), place.column(), key, message))
                .ifPresent(warnings::add);
    }

    /** In the order of their places. */
    public List<Problem> found() {
        return inOrder(found);
    }

    /** All problems that are of shape, in the order of their places. */
    public List<Problem> ofShape() {
        return inOrder(ofShape);
    }

    /** In the order of their places. */
    public List<Problem> warnings() {
        return inOrder(warnings);
    }

    private static List<Problem> inOrder(List<Problem> problems) {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }
}
