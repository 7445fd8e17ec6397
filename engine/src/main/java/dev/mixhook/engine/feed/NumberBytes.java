package dev.mixhook.engine.feed;

/** Numbers in bytes, by the letter of JSON. */
final class NumberBytes {
    /** Stands for a number that may go on behind the limit. */
    static final int CUT_OFF = -1;

    /** There is none. */
    private static final int NONE = -2;

    /** How many digits a double holds exactly, and how many tens. */
    private static final int DIGITS = 15;

    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private NumberBytes() {}

    /** The index behind the number that begins at another; negative if none does. */
    static int end(byte[] bytes, int from, int limit) {
        int first = from < limit && bytes[from] == '-' ? from + 1 : from;
        int i = digits(bytes, first, limit);
        if (i > first + 1 && bytes[first] == '0') {
            return NONE;
        }
        if (i >= 0 && bytes[i] == '.') {
            i = digits(bytes, i + 1, limit);
        }
        if (i >= 0 && (bytes[i] == 'e' || bytes[i] == 'E')) {
            int sign = i + 1;
            boolean isSigned = sign < limit && (bytes[sign] == '-' || bytes[sign] == '+');
            i = digits(bytes, isSigned ? sign + 1 : sign, limit);
        }
        return i;
    }

    /** The index behind one digit or more, which is before the limit. */
    private static int digits(byte[] bytes, int from, int limit) {
        int i = from;
        while (i < limit && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        if (i >= limit) {
            return CUT_OFF;
        }
        return i == from ? NONE : i;
    }

    /**
     * The number between two indexes, which is one in JSON, exactly as {@link Double#parseDouble}
     * reads it; NaN if it has too many digits or an exponent. Both parts of the division are exact,
     * so its result is the nearest there is.
     */
    static double parse(byte[] bytes, int from, int to) {
        boolean isNegative = bytes[from] == '-';
        long digits = 0;
        int count = 0;
        int point = to;
        for (int i = isNegative ? from + 1 : from; i < to; i++) {
            int c = bytes[i];
            if (c == '.') {
                point = i + 1;
                continue;
            }
            count++;
            if (c < '0' || c > '9' || count > DIGITS) {
                return Double.NaN;
            }
            digits = 10 * digits + (c - '0');
        }
        double number = digits / TENS[to - point];
        return isNegative ? -number : number;
    }
}
