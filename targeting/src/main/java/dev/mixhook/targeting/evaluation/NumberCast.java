package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.Value;

/**
 * {@code number(x)}; of a moment that moves it moves a thousand times as fast, as it counts
 * milliseconds.
 */
final class NumberCast {
    private NumberCast() {}

    static Op of(Op operand) {
        return operand.moves() ? new Moving(operand) : sight -> Casts.number(operand.at(sight));
    }

    private record Moving(Op operand) implements Op.Moving {
        @Override
        public Value at(Sight sight) {
            Value value = operand.at(sight);
            sight.slope *= value instanceof Value.Moment ? 1000 : 1;
            return Casts.number(value);
        }
    }
}
