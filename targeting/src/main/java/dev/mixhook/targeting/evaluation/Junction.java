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
        long outerUntil = context.until;
        long outerRead = context.read;
        context.until = FOREVER;
        boolean leftDecides = context.truth(left) == decisive;
        boolean rightDecides = false;
        if (!leftDecides || context.until < context.now + LONG_ENOUGH) {
            long leftUntil = context.until;
            long leftRead = context.read;
            context.until = FOREVER;
            context.read = outerRead;
            rightDecides = context.truth(right) == decisive;
            if (leftDecides == rightDecides && !leftDecides) {
                context.until = Math.min(leftUntil, context.until);
                context.read |= leftRead;
            } else if (!rightDecides || (leftDecides && leftUntil >= context.until)) {
                context.until = leftUntil;
                context.read = leftRead;
            }
        }
        context.until = Math.min(outerUntil, context.until);
        context.slope = 0;
        return Value.of((leftDecides || rightDecides) == decisive);
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
