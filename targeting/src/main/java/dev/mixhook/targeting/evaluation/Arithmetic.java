package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.Value;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;

/**
 * {@code + - * / %} on numbers, {@code +} on texts; what moves evenly with time stays known as
 * such.
 */
final class Arithmetic {
    private Arithmetic() {}

    static Op of(BinaryOperator operator, Op left, Op right) {
        return left.moves() || right.moves()
                ? new Moving(operator, left, right)
                : sight -> apply(operator, left.at(sight), right.at(sight));
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

    record Now() implements Op.Moving {
        @Override
        public Value at(Sight sight) {
            double seconds = sight.now / 1000.0;
            sight.slope = 1;
            sight.error = Math.ulp(seconds);
            return Value.of(seconds);
        }
    }

    private record Moving(BinaryOperator operator, Op left, Op right) implements Op.Moving {
        @Override
        public Value at(Sight sight) {
            Value l = left.at(sight);
            double leftSlope = sight.slopeOf(left);
            double leftError = sight.errorOf(left);
            Value r = right.at(sight);
            double rightSlope = sight.slopeOf(right);
            double rightError = sight.errorOf(right);
            Value result = apply(operator, l, r);
            sight.slope = 0;
            if ((leftSlope != 0 || rightSlope != 0)
                    && l instanceof Value.Num(double x)
                    && r instanceof Value.Num(double y)
                    && result instanceof Value.Num(double z)) {
                sight.error = error(x, leftError, y, rightError) + Math.ulp(z);
                sight.slope = slope(sight, x, leftSlope, y, rightSlope);
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

        private double slope(Sight sight, double x, double leftSlope, double y, double rightSlope) {
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
                double error = sight.error / Math.abs(y) + Math.ulp(x / y);
                Rounding.holdStep(sight, x / y, leftSlope / y, error);
                return leftSlope;
            }
            sight.holdUntil(sight.now + 1);
            return 0;
        }
    }
}
