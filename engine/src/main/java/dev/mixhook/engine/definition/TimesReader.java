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
        Optional<Integer> least = section.read(FilterKeys.AT_LEAST);
        Optional<Integer> most = section.read(FilterKeys.AT_MOST);
        Optional<Integer> exactly = section.read(FilterKeys.EXACTLY);
        boolean bounded = section.has(FilterKeys.AT_LEAST) || section.has(FilterKeys.AT_MOST);
        boolean exact = section.has(FilterKeys.EXACTLY);
        boolean ranged = section.has(FilterKeys.BETWEEN);
        if ((exact && (bounded || ranged)) || (ranged && bounded)) {
            section.problem(
                    exact ? FilterKeys.EXACTLY : FilterKeys.BETWEEN,
                    "Say how often in one way: `exactly`, `between`, or `at_least` and `at_most`.");
            return Optional.empty();
        }
        if (ranged) {
            return section.read(FilterKeys.BETWEEN).flatMap(this::between);
        }
        if (exact) {
            return exactly.map(times -> new Times(times, times));
        }
        int low = least.orElse(most.isPresent() ? 0 : 1);
        int high = most.orElse(Times.UNBOUNDED);
        if (low > high) {
            section.problem(FilterKeys.AT_MOST, "`at_most` is less than `at_least`.");
            return Optional.empty();
        }
        return Optional.of(new Times(low, high));
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
        if (numbers.size() != 2
                || numbers.getFirst() < 0
                || numbers.getLast() < numbers.getFirst()) {
            String wrong = "`between` takes two whole numbers, the smaller first, such as [2, 5].";
            if (numbers.size() == 2) {
                section.problem(FilterKeys.BETWEEN, wrong);
            } else {
                section.refuse(FilterKeys.BETWEEN, wrong);
            }
            return Optional.empty();
        }
        return Optional.of(new Times(numbers.getFirst(), numbers.getLast()));
    }
}
