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
                ? Value.of(holds(ValueCodes.number(code)))
                : Value.undefined();
    }

    private boolean holds(double value) {
        return switch (operator) {
            case LESS -> value < number;
            case AT_MOST -> value <= number;
            case GREATER -> value > number;
            case AT_LEAST -> value >= number;
            default -> throw new IllegalArgumentException(operator + " does not order");
        };
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
