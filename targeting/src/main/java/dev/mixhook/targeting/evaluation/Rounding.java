package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.evaluation.ZeroCrossing.Zero;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import dev.mixhook.targeting.value.Value;

/**
 * {@code floor}, {@code round} (half up) and {@code ceil}; of what moves they hold until it comes
 * to the next step.
 */
final class Rounding {
    private Rounding() {}

    static BoundExpr of(UnaryOperator operator, BoundExpr operand) {
        return operand.moves()
                ? new Moving(operator, operand)
                : context -> round(operator, operand.at(context));
    }

    private static Value round(UnaryOperator operator, Value value) {
        if (!(value instanceof Value.Num(double number))) {
            return Value.undefined();
        }
        return switch (operator) {
            case FLOOR -> Value.of(Math.floor(number));
            case CEIL -> Value.of(Math.ceil(number));
            case ROUND -> Value.of(halfUp(number));
            case NOT, NEGATE, DEFINED, BOOLEAN, NUMBER, STRING, LIST, DATETIME ->
                    throw new IllegalArgumentException(operator + " does not round");
        };
    }

    private static double halfUp(double number) {
        double floor = Math.floor(number);
        return number - floor >= 0.5 ? floor + 1 : floor;
    }

    /** Holds the evaluation for as long as {@code floor} of a number that moves stays the same. */
    static void holdStep(EvaluationContext context, double number, double slope, double error) {
        if (Math.abs(number - Math.rint(number)) <= error) {
            // Which side of the step it is on, rounding has hidden.
            context.holdUntil(context.now + 1);
        }
        double step = Math.floor(number);
        double bound = slope > 0 ? step + 1 : step;
        context.holdUntil(
                ZeroCrossing.ofNumbers(number, bound, slope, Zero.ABOVE, error).after(context.now));
    }

    private record Moving(UnaryOperator operator, BoundExpr operand) implements BoundExpr.Moving {
        @Override
        public Value at(EvaluationContext context) {
            Value value = operand.at(context);
            if (context.slope != 0 && value instanceof Value.Num(double number)) {
                if (operator == UnaryOperator.CEIL) {
                    holdStep(context, -number, -context.slope, context.error);
                } else {
                    holdStep(
                            context,
                            operator == UnaryOperator.ROUND ? number + 0.5 : number,
                            context.slope,
                            context.error);
                }
            }
            context.slope = 0;
            return round(operator, value);
        }
    }
}
