package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.evaluation.ZeroCrossing.Zero;
import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;
import java.util.OptionalLong;

/**
 * {@code datetime(x)}: a date's text, or a number, which is seconds up to 4294967295 and
 * milliseconds above; nothing at or below 0 (R-T9).
 */
final class DateCast {
    private static final double LAST_SECOND = 4_294_967_295.0;

    private DateCast() {}

    static BoundExpr of(BoundExpr operand, Dates dates) {
        return operand.moves()
                ? new Moving(operand, dates)
                : context -> cast(operand.at(context), dates);
    }

    static Value cast(Value value, Dates dates) {
        return switch (value) {
            case Value.Text(String text) -> {
                OptionalLong millis = dates.millis(text);
                yield millis.isPresent() ? new Value.Moment(millis.getAsLong()) : Value.undefined();
            }
            case Value.Num(double number) -> ofNumber(number);
            case Value.Moment _ -> value;
            case Value.Undefined _, Value.Truth _, Value.Items _, Value.Fields _ ->
                    Value.undefined();
        };
    }

    private static Value ofNumber(double number) {
        if (!(number > 0) || Double.isInfinite(number)) {
            return Value.undefined();
        }
        return new Value.Moment(Math.round(number <= LAST_SECOND ? number * 1000 : number));
    }

    /**
     * A cast of what changes with time; the bounds between nothing, seconds and milliseconds may be
     * crossed too.
     */
    private record Moving(BoundExpr operand, Dates dates) implements BoundExpr.Moving {
        @Override
        public Value at(EvaluationContext context) {
            Value value = operand.at(context);
            if (value instanceof Value.Num(double number) && context.slope != 0) {
                holdUntilItPasses(context, number, 0);
                holdUntilItPasses(context, number, LAST_SECOND);
                boolean seconds = number <= LAST_SECOND;
                context.slope = seconds ? context.slope : context.slope / 1000;
                context.error = error(seconds ? number * 1000 : number, context);
            }
            return cast(value, dates);
        }

        /**
         * What rounding to a millisecond does: nothing to what keeps time's pace and a whole number
         * of milliseconds to it.
         */
        private static double error(double millis, EvaluationContext context) {
            boolean exact = context.slope == 1 && Math.abs(millis - Math.rint(millis)) < 0.01;
            return exact ? 0 : 1 + context.error * 1000;
        }

        private static void holdUntilItPasses(
                EvaluationContext context, double number, double bound) {
            context.holdUntil(
                    ZeroCrossing.ofNumbers(number, bound, context.slope, Zero.BELOW, context.error)
                            .after(context.now));
        }
    }
}
