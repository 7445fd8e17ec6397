package dev.mixhook.engine.definition;

import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Scalars;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.targeting.selector.Filter.Times;
import java.util.List;
import java.util.Optional;

/**
 * How often: {@code at_least}, {@code at_most}, {@code exactly} or {@code between}; once or more
 * where nothing is said.
 */
record TimesReader(Section section) {
    Optional<Times> read() {
        Optional<Integer> least = times("at_least");
        Optional<Integer> most = times("at_most");
        Optional<Integer> exactly = times("exactly");
        boolean bounded = section.has("at_least") || section.has("at_most");
        boolean exact = section.has("exactly");
        boolean ranged = section.has("between");
        if ((exact && (bounded || ranged)) || (ranged && bounded)) {
            section.problem(
                    exact ? "exactly" : "between",
                    "Say how often in one way: `exactly`, `between`, or `at_least` and `at_most`.");
            return Optional.empty();
        }
        if (ranged) {
            return between(section.nodes("between"));
        }
        if (exact) {
            return exactly.map(times -> new Times(times, times));
        }
        int low = least.orElse(most.isPresent() ? 0 : 1);
        int high = most.orElse(Times.UNBOUNDED);
        if (low > high) {
            section.problem("at_most", "`at_most` is less than `at_least`.");
            return Optional.empty();
        }
        return Optional.of(new Times(low, high));
    }

    private Optional<Integer> times(String key) {
        return section.integer(key, 0, Integer.MAX_VALUE);
    }

    private Optional<Times> between(List<Node> ends) {
        List<Integer> numbers =
                ends.stream()
                        .flatMap(
                                node ->
                                        node instanceof Node.Scalar scalar
                                                ? Scalars.integer(scalar).stream()
                                                : Optional.<Integer>empty().stream())
                        .toList();
        if (ends.size() != 2
                || numbers.size() != 2
                || numbers.getFirst() < 0
                || numbers.getLast() < numbers.getFirst()) {
            section.problem(
                    "between",
                    "`between` takes two whole numbers, the smaller first, such as [2, 5].");
            return Optional.empty();
        }
        return Optional.of(new Times(numbers.getFirst(), numbers.getLast()));
    }
}
