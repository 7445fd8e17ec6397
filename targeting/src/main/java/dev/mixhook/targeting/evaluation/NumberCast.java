package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.value.Value;

/**
 * {@code number(x)}; of a moment that moves it moves a thousand times as fast, as it counts
 * milliseconds.
 */
final class NumberCast {
    private NumberCast() {}

    static BoundExpr of(BoundExpr operand) {
        return operand.moves() ? new Moving(operand) : context -> Casts.number(operand.at(context));
    }

    private record Moving(BoundExpr operand) implements BoundExpr.Moving {
        @Override
        public Value at(EvaluationContext context) {
            Value value = operand.at(context);
            context.slope *= value instanceof Value.Moment ? 1000 : 1;
            return Casts.number(value);
        }
    }
}
