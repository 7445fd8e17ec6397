package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.ValueCodes;
import dev.mixhook.targeting.value.Value;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a property is one of several values, by their codes: no value is made to compare ({@code
 * ScanBenchmark}, P1).
 */
final class PropertyIn implements BoundExpr {
    private final Property property;
    private final long[] codes;
    private final boolean negated;

    /**
     * One of several values.
     *
     * @param negated whether it is to be none of them
     */
    private PropertyIn(Property property, long[] codes, boolean negated) {
        this.property = property;
        this.codes = codes;
        this.negated = negated;
    }

    static BoundExpr of(Property property, Stream<Value> values, boolean negated, ValueCodes of) {
        return new PropertyIn(property, values.mapToLong(of::pinned).toArray(), negated);
    }

    /** Two such tests in one, where they are of one property and joined so that it is the same. */
    static Optional<BoundExpr> joined(boolean decisive, BoundExpr left, BoundExpr right) {
        if (left instanceof PropertyIn one
                && right instanceof PropertyIn other
                && one.property.equals(other.property)
                && one.negated == !decisive
                && other.negated == !decisive) {
            long[] codes = Arrays.copyOf(one.codes, one.codes.length + other.codes.length);
            System.arraycopy(other.codes, 0, codes, one.codes.length, other.codes.length);
            return Optional.of(new PropertyIn(one.property, codes, one.negated));
        }
        return Optional.empty();
    }

    @Override
    public Value at(EvaluationContext context) {
        return Value.of(holds(property.code(context)));
    }

    private boolean holds(long code) {
        for (long one : codes) {
            if (one == code) {
                return !negated;
            }
        }
        return negated;
    }

    @Override
    public boolean isTruth() {
        return true;
    }

    @Override
    public int cost() {
        return 1;
    }

    @Override
    public void narrow(Candidates people, EvaluationContext context) {
        people.keepIf(person -> holds(context.people.code(person, property.slot())));
    }
}
