package dev.mixhook.targeting.evaluation;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.targeting.value.Value;

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
    static BoundExpr of(boolean decisive, BoundExpr left, BoundExpr right) {
        return left.moves() || right.moves()
                ? new Moving(decisive, left, right)
                : context ->
                        Value.of(
                                (left.at(context).isTruthy() == decisive
                                                || right.at(context).isTruthy() == decisive)
                                        == decisive);
    }

    private record Moving(boolean decisive, BoundExpr left, BoundExpr right)
            implements BoundExpr.Moving {
        @Override
        public Value at(EvaluationContext context) {
            long outer = context.until;
            context.until = FOREVER;
            boolean leftDecides = context.truth(left) == decisive;
            long leftUntil = context.until;
            boolean rightDecides = false;
            long own = leftUntil;
            if (!leftDecides || leftUntil != FOREVER) {
                context.until = FOREVER;
                rightDecides = context.truth(right) == decisive;
                own = until(leftDecides, leftUntil, rightDecides, context.until);
            }
            context.until = Math.min(outer, own);
            context.slope = 0;
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
