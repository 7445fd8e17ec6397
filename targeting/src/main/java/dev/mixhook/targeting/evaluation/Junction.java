package dev.mixhook.targeting.evaluation;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.targeting.person.Value;

/**
 * {@code and} and {@code or}: one part with the decisive truth decides. Decided, it holds as long
 * as the longest of the parts that decide; undecided, until the first part may change.
 */
final class Junction {
    private Junction() {}

    /**
     * @param decisive the truth with which one part is enough: false for {@code and}, true for
     *     {@code or}
     */
    static Op of(boolean decisive, Op left, Op right) {
        return left.moves() || right.moves()
                ? new Moving(decisive, left, right)
                : sight ->
                        Value.of(
                                (left.at(sight).isTruthy() == decisive
                                                || right.at(sight).isTruthy() == decisive)
                                        == decisive);
    }

    private record Moving(boolean decisive, Op left, Op right) implements Op.Moving {
        @Override
        public Value at(Sight sight) {
            long outer = sight.until;
            sight.until = FOREVER;
            boolean leftDecides = sight.truth(left) == decisive;
            long leftUntil = sight.until;
            boolean rightDecides = false;
            long own = leftUntil;
            if (!leftDecides || leftUntil != FOREVER) {
                sight.until = FOREVER;
                rightDecides = sight.truth(right) == decisive;
                own = until(leftDecides, leftUntil, rightDecides, sight.until);
            }
            sight.until = Math.min(outer, own);
            sight.slope = 0;
            return Value.of((leftDecides || rightDecides) == decisive);
        }

        private static long until(
                boolean leftDecides, long leftUntil, boolean rightDecides, long rightUntil) {
            if (leftDecides && rightDecides) {
                return Math.max(leftUntil, rightUntil);
            }
            if (leftDecides) {
                return leftUntil;
            }
            return rightDecides ? rightUntil : Math.min(leftUntil, rightUntil);
        }
    }
}
