package dev.mixhook.targeting.evaluation;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.targeting.value.Value;

/**
 * {@code and} and {@code or}: one part with the decisive truth decides. Decided, it holds as long
 * as the longest of the parts that decide; undecided, until the first part may change. The part
 * that takes fewer steps is the left one, and asked first.
 *
 * @param decisive the truth with which one part is enough: false for {@code and}, true for {@code
 *     or}
 */
record Junction(boolean decisive, BoundExpr left, BoundExpr right, boolean moves)
        implements BoundExpr {
    /** A day: a part that decides for so long is not asked how much longer the other would. */
    private static final long LONG_ENOUGH = 86_400_000L;

    static BoundExpr of(boolean decisive, BoundExpr left, BoundExpr right) {
        boolean moves = left.moves() || right.moves();
        return right.cost() < left.cost()
                ? new Junction(decisive, right, left, moves)
                : new Junction(decisive, left, right, moves);
    }

    @Override
    public Value at(EvaluationContext context) {
        if (moves) {
            return moving(context);
        }
        boolean decided =
                left.at(context).isTruthy() == decisive || right.at(context).isTruthy() == decisive;
        return Value.of(decided == decisive);
    }

    private Value moving(EvaluationContext context) {
        long outer = context.until;
        context.until = FOREVER;
        boolean leftDecides = context.truth(left) == decisive;
        long leftUntil = context.until;
        boolean rightDecides = false;
        long own = leftUntil;
        if (!leftDecides || leftUntil < context.now + LONG_ENOUGH) {
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

    @Override
    public boolean isTruth() {
        return true;
    }

    @Override
    public int cost() {
        return left.cost() + right.cost();
    }

    @Override
    public void narrow(Candidates people, EvaluationContext context) {
        if (!decisive) {
            left.narrow(people, context);
            right.narrow(people, context);
            return;
        }
        Candidates found = people.copy();
        left.narrow(found, context);
        people.remove(found);
        right.narrow(people, context);
        people.add(found);
    }
}
