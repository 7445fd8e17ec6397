package dev.mixhook.targeting.selector;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What type an expression takes a property or a constant for. Where the value is of another one,
 * the answer is the same whatever the value is (R-T5, R-T7).
 */
public sealed interface ReadAs {
    /** What is read. */
    Expr operand();

    /**
     * Read as a date: under {@code datetime(…)}, or in order beside one.
     *
     * @param ofItems whether its items are, one by one
     */
    record ADate(Expr operand, boolean ofItems) implements ReadAs {}

    /** Read as what may equal a number, or have it among its items. */
    record ANumber(Expr operand, double number) implements ReadAs {}

    /** Read as a number that is more or less than another. */
    record AQuantity(Expr operand) implements ReadAs {}

    /** All such places of an expression, each once. */
    static Set<ReadAs> in(Expr expr) {
        Set<ReadAs> found = new LinkedHashSet<>();
        new Types(found).look(expr, null);
        return found;
    }
}
