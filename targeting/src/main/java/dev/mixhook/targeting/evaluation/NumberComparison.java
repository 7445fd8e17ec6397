package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.ValueCodes;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.value.Value;

/**
 * A property beside a number (R-T7), by its code: no value is made to compare ({@code
 * ScanBenchmark}, P4).
 */
record NumberComparison(BinaryOperator operator, Property property, double number)
        implements BoundExpr {
    @Override
    public Value at(EvaluationContext context) {
        long code = property.code(context);
        return ValueCodes.isNumber(code)
                ? Value.of(
                        Comparison.holds(operator, Double.compare(ValueCodes.number(code), number)))
                : Value.undefined();
    }

    @Override
    public boolean isTruth() {
        return true;
    }

    @Override
    public int cost() {
        return 1;
    }
}
