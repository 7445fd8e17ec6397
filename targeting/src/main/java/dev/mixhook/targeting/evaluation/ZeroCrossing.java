package dev.mixhook.targeting.evaluation;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.targeting.selector.Expr.BinaryOperator;

/**
 * When a difference that changes evenly with time comes to the other side of zero.
 *
 * @param difference in any unit
 * @param slope how much it grows a millisecond
 * @param zero on which side zero itself lies
 * @param error how far off {@code difference} may be by rounding; the answer is early by as much,
 *     never late
 */
record ZeroCrossing(double difference, double slope, Zero zero, double error) {
    enum Zero {
        ABOVE,
        BELOW,
        ALONE
    }

    /**
     * For an operator that compares with the difference's zero: {@code <} and {@code >=} tell
     * negative from the rest.
     */
    static Zero zeroOf(BinaryOperator operator) {
        return switch (operator) {
            case LESS, AT_LEAST -> Zero.ABOVE;
            case GREATER, AT_MOST -> Zero.BELOW;
            default -> Zero.ALONE;
        };
    }

    /**
     * The difference of two numbers.
     *
     * @param slope how much the first gains on the second a second
     * @param error how far off the numbers may be by what was rounded before
     */
    static ZeroCrossing ofNumbers(
            double left, double right, double slope, Zero zero, double error) {
        double last = 2 * Math.ulp(Math.max(Math.abs(left), Math.abs(right)));
        return new ZeroCrossing(left - right, slope / 1000, zero, error + last);
    }

    /** The difference of two moments in milliseconds. */
    static ZeroCrossing ofMoments(long left, long right, double slope, Zero zero, double error) {
        return new ZeroCrossing(left - right, slope, zero, error);
    }

    /**
     * The first instant after {@code now}, in milliseconds, at which the difference is on another
     * side.
     */
    long after(long now) {
        if (slope == 0 || Double.isNaN(difference)) {
            return FOREVER;
        }
        if (difference == 0 && error == 0) {
            return leavesZero() ? now + 1 : FOREVER;
        }
        if (Math.abs(difference) <= error) {
            return now + 1;
        }
        if ((difference > 0) == (slope > 0)) {
            return FOREVER;
        }
        double at = now - difference / slope - error / Math.abs(slope);
        if (at >= FOREVER) {
            return FOREVER;
        }
        boolean passesZero = zero == (slope < 0 ? Zero.ABOVE : Zero.BELOW);
        double first = passesZero && error == 0 ? Math.floor(at) + 1 : Math.ceil(at);
        return Math.max(now + 1, (long) first);
    }

    private boolean leavesZero() {
        return zero == Zero.ALONE || (zero == Zero.ABOVE) == (slope < 0);
    }
}
