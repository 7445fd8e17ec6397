package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.value.CodePoints;
import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;

/**
 * {@code == != < <= > >=}. Equality is always true or false and asks for the same type (R-T5);
 * order is for two numbers, two texts (by code point) or two moments, and a text beside a moment is
 * read as a date (R-T7).
 */
final class Comparison {
    private Comparison() {}

    static BoundExpr of(BinaryOperator operator, BoundExpr left, BoundExpr right, Dates dates) {
        if (left instanceof Count count
                && right instanceof BoundExpr.Constant(Value.Num(double number))) {
            return CountComparison.of(operator, count, number);
        }
        if (right instanceof Count && left instanceof BoundExpr.Constant(Value.Num _)) {
            return of(mirrored(operator), right, left, dates);
        }
        return left.moves() || right.moves()
                ? new Moving(operator, left, right, dates)
                : context -> compare(operator, left.at(context), right.at(context), dates);
    }

    static BinaryOperator mirrored(BinaryOperator operator) {
        return switch (operator) {
            case LESS -> BinaryOperator.GREATER;
            case AT_MOST -> BinaryOperator.AT_LEAST;
            case GREATER -> BinaryOperator.LESS;
            case AT_LEAST -> BinaryOperator.AT_MOST;
            default -> operator;
        };
    }

    private static Value compare(BinaryOperator operator, Value left, Value right, Dates dates) {
        return switch (operator) {
            case EQUAL -> Value.of(ValueOperations.equal(left, right));
            case NOT_EQUAL -> Value.of(!ValueOperations.equal(left, right));
            case LESS, AT_MOST, GREATER, AT_LEAST -> order(operator, left, right, dates);
            default -> throw new IllegalArgumentException(operator + " does not compare");
        };
    }

    private static Value order(BinaryOperator operator, Value left, Value right, Dates dates) {
        if (left instanceof Value.Num(double l) && right instanceof Value.Num(double r)) {
            return Double.isNaN(l) || Double.isNaN(r)
                    ? Value.of(false)
                    : ordered(operator, l < r ? -1 : l > r ? 1 : 0);
        }
        if (left instanceof Value.Text(String l) && right instanceof Value.Text(String r)) {
            return ordered(operator, CodePoints.compare(l, r));
        }
        if ((left instanceof Value.Moment || right instanceof Value.Moment)
                && asDate(left, dates) instanceof Value.Moment(long l)
                && asDate(right, dates) instanceof Value.Moment(long r)) {
            return ordered(operator, Long.compare(l, r));
        }
        return Value.undefined();
    }

    private static Value asDate(Value value, Dates dates) {
        return value instanceof Value.Text ? DateCast.cast(value, dates) : value;
    }

    private static Value ordered(BinaryOperator operator, int comparison) {
        return Value.of(holds(operator, comparison));
    }

    /** Whether an operator that orders holds for what {@code compare} gives. */
    static boolean holds(BinaryOperator operator, int comparison) {
        return switch (operator) {
            case LESS -> comparison < 0;
            case AT_MOST -> comparison <= 0;
            case GREATER -> comparison > 0;
            case AT_LEAST -> comparison >= 0;
            default -> throw new IllegalArgumentException(operator + " does not order");
        };
    }

    private record Moving(BinaryOperator operator, BoundExpr left, BoundExpr right, Dates dates)
            implements BoundExpr.Moving {
        @Override
        public Value at(EvaluationContext context) {
            Value l = left.at(context);
            double leftSlope = context.slopeOf(left);
            double leftError = context.errorOf(left);
            Value r = right.at(context);
            double slope = leftSlope - context.slopeOf(right);
            double rightError = context.errorOf(right);
            if (left instanceof Arithmetic.Now && r instanceof Value.Moment) {
                l = new Value.Moment(context.now);
                leftError = 0;
            }
            if (right instanceof Arithmetic.Now && l instanceof Value.Moment) {
                r = new Value.Moment(context.now);
                rightError = 0;
            }
            if (slope != 0) {
                context.holdUntil(crossing(l, r, slope, leftError + rightError, context.now));
            }
            context.slope = 0;
            return compare(operator, l, r, dates);
        }

        private long crossing(Value left, Value right, double slope, double error, long now) {
            ZeroCrossing.Zero zero = ZeroCrossing.zeroOf(operator);
            if (left instanceof Value.Num(double l) && right instanceof Value.Num(double r)) {
                return ZeroCrossing.ofNumbers(l, r, slope, zero, error).after(now);
            }
            if (asDate(left, dates) instanceof Value.Moment(long l)
                    && asDate(right, dates) instanceof Value.Moment(long r)) {
                return ZeroCrossing.ofMoments(l, r, slope, zero, error).after(now);
            }
            return Verdict.FOREVER;
        }
    }
}
