package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.Value;
import dev.mixhook.targeting.selector.Expr.Quantifier;
import java.util.List;

/** Any or all elements of a list (R-T8): of an empty list all, of what is no list none. */
final class Quantification {
    private Quantification() {}

    static Op of(Quantifier quantifier, Op list, Op test) {
        return test.moves() || list.moves()
                ? new Moving(quantifier, list, test)
                : sight -> holds(quantifier, list, test, sight);
    }

    /**
     * What the test says of one element holds while the element is looked at; the earliest of them
     * counts for all.
     */
    private static Value holds(Quantifier quantifier, Op list, Op test, Sight sight) {
        if (!(sight.still(list) instanceof Value.Items(List<Value> items))) {
            return Value.undefined();
        }
        Value outer = sight.item;
        int passed = 0;
        for (Value item : items) {
            sight.item = item;
            passed += sight.truth(test) ? 1 : 0;
        }
        sight.item = outer;
        return Value.of(quantifier == Quantifier.ANY ? passed > 0 : passed == items.size());
    }

    private record Moving(Quantifier quantifier, Op list, Op test) implements Op.Moving {
        @Override
        public Value at(Sight sight) {
            Value value = holds(quantifier, list, test, sight);
            sight.slope = 0;
            return value;
        }
    }
}
