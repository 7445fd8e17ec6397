package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.value.Value;

/**
 * {@code + - * / %} on numbers, {@code +} on texts; what moves evenly with time stays known as
 * such.
 */
final class Arithmetic {
    private Arithmetic() {}

    static BoundExpr of(BinaryOperator operator, BoundExpr left, BoundExpr right) {
        return left.moves() || right.moves()
                ? new Moving(operator, left, right)
                : context -> apply(operator, left.at(context), right.at(context));
    }

    private static Value apply(BinaryOperator operator, Value left, Value right) {
        if (left instanceof Value.Num(double l) && right instanceof Value.Num(double r)) {
            return switch (operator) {
                case ADD -> Value.of(l + r);
                case SUBTRACT -> Value.of(l - r);
                case MULTIPLY -> Value.of(l * r);
                case DIVIDE -> r == 0 ? Value.undefined() : Value.of(l / r);
                case REMAINDER -> r == 0 ? Value.undefined() : Value.of(remainder(l, r));
                default -> throw new IllegalArgumentException(operator + " is not arithmetic");
            };
        }
        if (operator == BinaryOperator.ADD
                && left instanceof Value.Text(String l)
                && right instanceof Value.Text(String r)) {
            return Value.of(l + r);
        }
        return Value.undefined();
    }

    /**
     * Takes the divisor's sign (R-T9). Where the signs differ it is calculated as Mixpanel's
     * evaluator does, down to how that rounds; {@code -2.5 % 0.1} is 0.
     */
    private static double remainder(double left, double right) {
        return (left < 0 && right > 0) || (left > 0 && right < 0)
                ? -(Math.floor(left / right) * right - left)
                : left % right;
    }

    record Now() implements BoundExpr.Moving {
        @Override
        public Value at(EvaluationContext context) {
            double seconds = context.now / 1000.0;
            context.slope = 1;
            context.error = Math.ulp(seconds);
            return Value.of(seconds);
        }
    }

    private record Moving(BinaryOperator operator, BoundExpr left, BoundExpr right)
            implements BoundExpr.Moving {
        @Override
        public Value at(EvaluationContext context) {
            Value l = left.at(context);
            double leftSlope = context.slopeOf(left);
            double leftError = context.errorOf(left);
            Value r = right.at(context);
            double rightSlope = context.slopeOf(right);
            double rightError = context.errorOf(right);
            Value result = apply(operator, l, r);
            context.slope = 0;
            if ((leftSlope != 0 || rightSlope != 0)
                    && l instanceof Value.Num(double x)
                    && r instanceof Value.Num(double y)
                    && result instanceof Value.Num(double z)) {
                context.error = error(x, leftError, y, rightError) + Math.ulp(z);
                context.slope = slope(context, x, leftSlope, y, rightSlope);
            }
            return result;
        }

        /** What the operands' errors come to in the result. */
        private double error(double x, double leftError, double y, double rightError) {
            return switch (operator) {
                case MULTIPLY -> leftError * Math.abs(y) + rightError * Math.abs(x);
                case DIVIDE -> leftError / Math.abs(y);
                case REMAINDER -> leftError + rightError + Math.ulp(x);
                default -> leftError + rightError;
            };
        }

        private double slope(
                EvaluationContext context,
                double x,
                double leftSlope,
                double y,
                double rightSlope) {
            if (operator == BinaryOperator.ADD) {
                return leftSlope + rightSlope;
            }
            if (operator == BinaryOperator.SUBTRACT) {
                return leftSlope - rightSlope;
            }
            if (operator == BinaryOperator.MULTIPLY && (leftSlope == 0 || rightSlope == 0)) {
                return leftSlope * y + rightSlope * x;
            }
            if (operator == BinaryOperator.DIVIDE && rightSlope == 0) {
                return leftSlope / y;
            }
            if (operator == BinaryOperator.REMAINDER && rightSlope == 0 && y != 0) {
                double error = context.error / Math.abs(y) + Math.ulp(x / y);
                Rounding.holdStep(context, x / y, leftSlope / y, error);
                return leftSlope;
            }
            context.holdUntil(context.now + 1);
            return 0;
        }
    }
}
