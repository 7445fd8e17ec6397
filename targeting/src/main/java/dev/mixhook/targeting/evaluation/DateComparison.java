package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.ValueCodes;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;

/**
 * A property's date beside one that lies a fixed time before now, {@code datetime(user["x"]) <
 * datetime(NOW - 3600)}, in whole milliseconds: no text is parsed and no number rounded ({@code
 * ScanBenchmark}, P2).
 *
 * @param ago in milliseconds, 0 or more
 * @param plain what it means, and what stands in for it before 1970 and after 2106
 */
record DateComparison(
        BinaryOperator operator, Property property, long ago, Dates dates, BoundExpr plain)
        implements BoundExpr.Moving {
    private static final long NONE = Long.MIN_VALUE;

    @Override
    public Value at(EvaluationContext context) {
        if (isOutOfReach(context.now)) {
            return plain.at(context);
        }
        long date = millis(property.code(context), context);
        context.slope = 0;
        if (date == NONE) {
            return Value.undefined();
        }
        long turn = date + ago;
        boolean passes = operator == BinaryOperator.LESS || operator == BinaryOperator.AT_LEAST;
        long first = passes ? turn + 1 : turn;
        if (first > context.now) {
            context.holdUntil(first);
        }
        return Value.of(Comparison.holds(operator, Long.compare(date, context.now - ago)));
    }

    /** Whether seconds before now are not read as such: at or below 0, or beyond 2106. */
    private boolean isOutOfReach(long now) {
        return now <= ago || now >= Evaluator.HORIZON;
    }

    /** The date of a code, or {@link #NONE}. */
    private long millis(long code, EvaluationContext context) {
        if (ValueCodes.isDate(code)) {
            return dates.local(ValueCodes.millis(code));
        }
        return code != ValueCodes.UNDEFINED
                        && DateCast.cast(context.people.codes().value(code), dates)
                                instanceof Value.Moment(long millis)
                ? millis
                : NONE;
    }

    @Override
    public boolean isTruth() {
        return true;
    }

    @Override
    public int cost() {
        return 2;
    }

    @Override
    public void narrow(Candidates people, EvaluationContext context) {
        long other = context.now - ago;
        if (isOutOfReach(context.now)) {
            people.keepIf(person -> context.holds(plain, person));
            return;
        }
        long first =
                switch (operator) {
                    case GREATER -> other + 1;
                    case AT_LEAST -> other;
                    default -> NONE + 1;
                };
        long last =
                switch (operator) {
                    case LESS -> other - 1;
                    case AT_MOST -> other;
                    default -> Long.MAX_VALUE;
                };
        if (!dates.areUtc()) {
            people.keepIf(person -> isBetween(first, last, person, context));
            return;
        }
        long[] codes = new long[Long.SIZE];
        long lowest = ValueCodes.dateOrderOf(Math.ceilDiv(first, 1000L));
        long span = ValueCodes.dateOrderOf(Math.floorDiv(last, 1000L)) - lowest;
        people.keep(
                (person, word) -> {
                    context.people.codes(person, property.slot(), codes);
                    long passing = between(codes, lowest, span);
                    for (long rest = word & others(codes); rest != 0; rest &= rest - 1) {
                        int bit = Long.numberOfTrailingZeros(rest);
                        passing |= isBetween(first, last, person + bit, context) ? 1L << bit : 0;
                    }
                    return passing;
                });
    }

    private boolean isBetween(long first, long last, int person, EvaluationContext context) {
        long date = millis(context.people.code(person, property.slot()), context);
        return date >= first && date <= last;
    }

    /** Which of 64 codes are of dates from one on, over a span of seconds. */
    private static long between(long[] codes, long lowest, long span) {
        long passing = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            boolean isIn = Long.compareUnsigned(ValueCodes.dateOrder(codes[i]) - lowest, span) <= 0;
            passing |= (isIn ? 1L : 0L) << i;
        }
        return passing;
    }

    /** Which of 64 codes are neither of dates of the one form nor of nothing. */
    private static long others(long[] codes) {
        long all = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            all |= ValueCodes.dateOrder(codes[i]);
        }
        if (ValueCodes.isOrderOfDate(all)) {
            return 0;
        }
        long others = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            boolean isOther = !ValueCodes.isDate(codes[i]) && codes[i] != ValueCodes.UNDEFINED;
            others |= (isOther ? 1L : 0L) << i;
        }
        return others;
    }
}
