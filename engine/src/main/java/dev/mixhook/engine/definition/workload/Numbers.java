package dev.mixhook.engine.definition.workload;

import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.OpenSection;
import dev.mixhook.engine.definition.yaml.Scalars;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Reads numbers, and pairs of values of which the first is not above the second. */
final class Numbers {
    private Numbers() {}

    static Optional<Double> read(OpenSection section, String key, double least, double most) {
        return section.read(
                key,
                "a number from " + shown(least) + " to " + shown(most),
                scalar ->
                        Scalars.number(scalar).filter(number -> number >= least && number <= most));
    }

    private static String shown(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /**
     * A list of two.
     *
     * @param expected what each of them is, with an example of both
     * @param ascends whether the first may stand before the second
     */
    static <T, R> Optional<R> pair(
            OpenSection section,
            String key,
            String expected,
            Function<Node.Scalar, Optional<T>> meaning,
            BiPredicate<T, T> ascends,
            BiFunction<T, T, R> made) {
        Optional<Node> node = section.node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        List<T> both =
                section.nodes(key).stream().flatMap(item -> value(item, meaning).stream()).toList();
        boolean isPair = both.size() == 2 && section.nodes(key).size() == 2;
        if (isPair && ascends.test(both.getFirst(), both.getLast())) {
            return Optional.of(made.apply(both.getFirst(), both.getLast()));
        }
        section.problem(
                key,
                isPair
                        ? "The first is above the second."
                        : Scalars.found(node.get()) + "; `" + key + "` takes " + expected + '.');
        return Optional.empty();
    }

    private static <T> Optional<T> value(Node node, Function<Node.Scalar, Optional<T>> meaning) {
        return node instanceof Node.Scalar scalar ? meaning.apply(scalar) : Optional.empty();
    }
}
