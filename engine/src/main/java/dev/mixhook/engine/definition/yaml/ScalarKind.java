package dev.mixhook.engine.definition.yaml;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A text, a number or a truth that means something.
 *
 * @param types of the scalars that may stand there
 * @param closed whether those that mean nothing are told of by the schema too
 * @param right what would be right under a key, as a sentence
 * @param hint to somebody who typed a text, with a space before it; or nothing
 */
record ScalarKind<T>(
        Set<Node.Type> types,
        boolean closed,
        UnaryOperator<String> right,
        BiFunction<Node.Scalar, Spot, Optional<T>> meaning,
        UnaryOperator<String> hint,
        JsonSchema schema)
        implements Kind<T> {
    @Override
    public Optional<T> read(Node node, Spot spot) {
        if (!(node instanceof Node.Scalar scalar)) {
            spot.refuse(node, wrong(node, spot));
            return Optional.empty();
        }
        boolean fits = types.contains(scalar.type());
        Optional<T> value = fits ? meaning.apply(scalar, spot) : Optional.empty();
        if (value.isEmpty()) {
            String message = wrong(node, spot) + hint.apply(scalar.text());
            if (closed || !fits) {
                spot.refuse(node, message);
            } else {
                spot.problem(node, message);
            }
        }
        return value;
    }

    private String wrong(Node node, Spot spot) {
        return Scalars.found(node) + "; " + right.apply(spot.key());
    }

    /** A kind of these values that mean something else. */
    <R> ScalarKind<R> meaning(Function<Node.Scalar, Optional<R>> other) {
        return new ScalarKind<>(
                types, closed, right, (scalar, _) -> other.apply(scalar), hint, schema);
    }
}
