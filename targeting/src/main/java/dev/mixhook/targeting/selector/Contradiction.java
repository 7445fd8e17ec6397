package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import dev.mixhook.targeting.value.Value;

/**
 * Whether an expression is false whatever the data: by its constants, and by what counts of events
 * can be. That two of its parts exclude each other is not found out.
 */
public final class Contradiction {
    private Contradiction() {}

    /** Whether it can never be true. */
    public static boolean isIn(Expr expr) {
        return isAlways(expr, false);
    }

    /** Whether it is known to be true, or to be false or undefined, of everybody. */
    private static boolean isAlways(Expr expr, boolean truth) {
        return switch (expr) {
            case Expr.Literal(Value value) -> value.isTruthy() == truth;
            case Expr.Unary(UnaryOperator operator, Expr operand) ->
                    operator == UnaryOperator.NOT && isAlways(operand, !truth);
            case Expr.Binary(BinaryOperator operator, Expr left, Expr right) ->
                    isAlways(operator, left, right, truth);
            case Expr.Property _,
                    Expr.Count _,
                    Expr.Now _,
                    Expr.Item _,
                    Expr.ListOf _,
                    Expr.Quantified _ ->
                    false;
        };
    }

    private static boolean isAlways(BinaryOperator operator, Expr left, Expr right, boolean truth) {
        return switch (operator) {
            case AND ->
                    truth
                            ? isAlways(left, true) && isAlways(right, true)
                            : isAlways(left, false) || isAlways(right, false);
            case OR ->
                    truth
                            ? isAlways(left, true) || isAlways(right, true)
                            : isAlways(left, false) && isAlways(right, false);
            case IN -> !truth && isEmptyList(right);
            case NOT_IN -> truth && isEmptyList(right);
            case EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST ->
                    compares(operator, left, right, truth);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, STARTS_WITH, ENDS_WITH -> false;
        };
    }

    private static boolean isEmptyList(Expr expr) {
        return expr instanceof Expr.ListOf list && list.items().isEmpty();
    }

    private static boolean compares(BinaryOperator operator, Expr left, Expr right, boolean truth) {
        if (left instanceof Expr.Count && right instanceof Expr.Literal(Value.Num(double number))) {
            return isTrueOfAllCounts(truth ? operator : negated(operator), number);
        }
        return left instanceof Expr.Literal
                && right instanceof Expr.Count
                && compares(turned(operator), right, left, truth);
    }

    private static BinaryOperator turned(BinaryOperator operator) {
        return switch (operator) {
            case LESS -> BinaryOperator.GREATER;
            case AT_MOST -> BinaryOperator.AT_LEAST;
            case GREATER -> BinaryOperator.LESS;
            case AT_LEAST -> BinaryOperator.AT_MOST;
            default -> operator;
        };
    }

    private static BinaryOperator negated(BinaryOperator operator) {
        return switch (operator) {
            case LESS -> BinaryOperator.AT_LEAST;
            case AT_MOST -> BinaryOperator.GREATER;
            case GREATER -> BinaryOperator.AT_MOST;
            case AT_LEAST -> BinaryOperator.LESS;
            case EQUAL -> BinaryOperator.NOT_EQUAL;
            case NOT_EQUAL -> BinaryOperator.EQUAL;
            default -> operator;
        };
    }

    /** Counts are whole, and 0 or more. */
    private static boolean isTrueOfAllCounts(BinaryOperator operator, double number) {
        return switch (operator) {
            case GREATER -> number < 0;
            case AT_LEAST -> number <= 0;
            case NOT_EQUAL -> number < 0 || number != Math.rint(number);
            default -> false;
        };
    }
}
