package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.value.Value;
import java.util.List;

/**
 * What the operators do with values (R-T5, R-T7, R-T8, R-T9); undefined stands for "these types do
 * not go together".
 */
final class ValueOperations {
    private ValueOperations() {}

    /** A truth is turned around, nothing is true, and anything else is undefined. */
    static Value not(Value value) {
        return switch (value) {
            case Value.Truth(boolean truth) -> Value.of(!truth);
            case Value.Undefined _ -> Value.of(true);
            case Value.Num _, Value.Text _, Value.Moment _, Value.Items _, Value.Fields _ ->
                    Value.undefined();
        };
    }

    /** Whether two values are of one type and equal; undefined equals undefined. */
    static boolean equal(Value left, Value right) {
        if (left instanceof Value.Num(double l) && right instanceof Value.Num(double r)) {
            return l == r;
        }
        return left.equals(right);
    }

    static Value search(BinaryOperator operator, Value left, Value right) {
        return switch (operator) {
            case IN -> in(left, right);
            case NOT_IN -> not(in(left, right));
            case STARTS_WITH ->
                    left instanceof Value.Text(String text)
                                    && right instanceof Value.Text(String start)
                            ? Value.of(text.startsWith(start))
                            : Value.undefined();
            case ENDS_WITH ->
                    left instanceof Value.Text(String text)
                                    && right instanceof Value.Text(String end)
                            ? Value.of(text.endsWith(end))
                            : Value.undefined();
            default -> throw new IllegalArgumentException(operator + " does not search");
        };
    }

    private static Value in(Value left, Value right) {
        return switch (right) {
            case Value.Text(String text) when left instanceof Value.Text(String part) ->
                    Value.of(text.contains(part));
            case Value.Items(List<Value> items) ->
                    Value.of(items.stream().anyMatch(item -> equal(item, left)));
            case Value.Text _,
                    Value.Undefined _,
                    Value.Truth _,
                    Value.Num _,
                    Value.Moment _,
                    Value.Fields _ ->
                    Value.undefined();
        };
    }
}
