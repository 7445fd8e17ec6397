package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.value.Value;
import java.util.function.IntFunction;

/**
 * A count beside a number, by thresholds, so that an event's leaving matters only where it turns
 * the answer.
 */
final class CountComparison {
    private CountComparison() {}

    static BoundExpr of(BinaryOperator operator, Count count, double number) {
        return of(operator, number, threshold -> new AtLeast(count, threshold));
    }

    /**
     * A count beside a number.
     *
     * @param thresholds what tells whether at least so many events count
     */
    static BoundExpr of(BinaryOperator operator, double number, IntFunction<BoundExpr> thresholds) {
        BoundExpr atLeast = thresholds.apply(threshold(Math.ceil(number)));
        BoundExpr moreThan = thresholds.apply(threshold(Math.floor(number) + 1));
        return switch (operator) {
            case AT_LEAST -> atLeast;
            case GREATER -> moreThan;
            case LESS -> new Not(atLeast);
            case AT_MOST -> new Not(moreThan);
            case EQUAL -> equal(number, atLeast, moreThan);
            case NOT_EQUAL -> new Not(equal(number, atLeast, moreThan));
            default -> throw new IllegalArgumentException(operator + " does not compare");
        };
    }

    private static BoundExpr equal(double number, BoundExpr atLeast, BoundExpr moreThan) {
        return number == Math.rint(number)
                ? Junction.of(false, atLeast, new Not(moreThan))
                : new BoundExpr.Constant(Value.of(false));
    }

    private static int threshold(double number) {
        return (int) Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private record AtLeast(Count count, int threshold) implements BoundExpr.Moving {
        @Override
        public Value at(EvaluationContext context) {
            Value value = Value.of(count.atLeast(threshold, context));
            context.slope = 0;
            return value;
        }

        @Override
        public boolean isTruth() {
            return true;
        }
    }
}
