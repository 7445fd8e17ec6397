package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.selector.Expr.Quantifier;
import dev.mixhook.targeting.value.Value;
import java.util.List;

/** Any or all elements of a list (R-T8): of an empty list all, of what is no list none. */
final class Quantification {
    private Quantification() {}

    static BoundExpr of(Quantifier quantifier, BoundExpr list, BoundExpr test) {
        return test.moves() || list.moves()
                ? new Moving(quantifier, list, test)
                : context -> holds(quantifier, list, test, context);
    }

    /**
     * What the test says of one element holds while the element is looked at; the earliest of them
     * counts for all.
     */
    private static Value holds(
            Quantifier quantifier, BoundExpr list, BoundExpr test, EvaluationContext context) {
        if (!(context.still(list) instanceof Value.Items(List<Value> items))) {
            return Value.undefined();
        }
        Value outer = context.item;
        int passed = 0;
        for (Value item : items) {
            context.item = item;
            passed += context.truth(test) ? 1 : 0;
        }
        context.item = outer;
        return Value.of(quantifier == Quantifier.ANY ? passed > 0 : passed == items.size());
    }

    private record Moving(Quantifier quantifier, BoundExpr list, BoundExpr test)
            implements BoundExpr.Moving {
        @Override
        public Value at(EvaluationContext context) {
            Value value = holds(quantifier, list, test, context);
            context.slope = 0;
            return value;
        }
    }
}
