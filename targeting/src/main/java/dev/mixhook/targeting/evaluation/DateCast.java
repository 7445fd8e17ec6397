package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.evaluation.Crossing.Zero;
import dev.mixhook.targeting.person.Dates;
import dev.mixhook.targeting.person.Value;
import java.util.OptionalLong;

/**
 * {@code datetime(x)}: a date's text, or a number, which is seconds up to 4294967295 and
 * milliseconds above; nothing at or below 0 (R-T9).
 */
final class DateCast {
    private static final double LAST_SECOND = 4_294_967_295.0;

    private DateCast() {}

    static Op of(Op operand, Dates dates) {
        return operand.moves()
                ? new Moving(operand, dates)
                : sight -> cast(operand.at(sight), dates);
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
    private record Moving(Op operand, Dates dates) implements Op.Moving {
        @Override
        public Value at(Sight sight) {
            Value value = operand.at(sight);
            if (value instanceof Value.Num(double number) && sight.slope != 0) {
                holdUntilItPasses(sight, number, 0);
                holdUntilItPasses(sight, number, LAST_SECOND);
                boolean seconds = number <= LAST_SECOND;
                sight.slope = seconds ? sight.slope : sight.slope / 1000;
                sight.error = error(seconds ? number * 1000 : number, sight);
            }
            return cast(value, dates);
        }

        /**
         * What rounding to a millisecond does: nothing to what keeps time's pace and a whole number
         * of milliseconds to it.
         */
        private static double error(double millis, Sight sight) {
            boolean exact = sight.slope == 1 && Math.abs(millis - Math.rint(millis)) < 0.01;
            return exact ? 0 : 1 + sight.error * 1000;
        }

        private static void holdUntilItPasses(Sight sight, double number, double bound) {
            sight.holdUntil(
                    Crossing.ofNumbers(number, bound, sight.slope, Zero.BELOW, sight.error)
                            .after(sight.now));
        }
    }
}
