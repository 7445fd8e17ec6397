package dev.mixhook.engine.generator.workload;

import java.time.Duration;
import java.time.Instant;

/** What the values of a property are, and how often each of them. */
public sealed interface Distribution {
    /** The digits after the point that a number may have at most. */
    int MOST_DECIMALS = 6;

    /** What a number may be at most, either side of zero. */
    double LARGEST = 1e12;

    /** One of some values, as JSON texts. */
    record Choice(Weighted<String> values) implements Distribution {}

    /** A whole number, every one as often; both included. */
    record WholeNumber(long low, long high) implements Distribution {
        public WholeNumber {
            if (low > high) {
                throw new IllegalArgumentException("no number is from " + low + " to " + high);
            }
        }
    }

    /** A number, every one as often. */
    record Uniform(double low, double high, int decimals) implements Distribution {
        public Uniform {
            requireDecimals(decimals);
            if (!(low <= high)) {
                throw new IllegalArgumentException("no number is from " + low + " to " + high);
            }
        }
    }

    /** A number about a mean. */
    record Normal(double mean, double deviation, int decimals) implements Distribution {
        public Normal {
            requireDecimals(decimals);
            if (!(deviation >= 0)) {
                throw new IllegalArgumentException("a deviation is from 0, was " + deviation);
            }
        }
    }

    /**
     * A number above zero, few of them large.
     *
     * @param sigma the deviation of its natural logarithm
     */
    record LogNormal(double median, double sigma, int decimals) implements Distribution {
        public LogNormal {
            requireDecimals(decimals);
            if (!(median > 0 && sigma >= 0)) {
                throw new IllegalArgumentException(
                        "a median is above 0 and sigma from 0, were " + median + " and " + sigma);
            }
        }
    }

    /** A text. */
    record Text(TextPattern pattern) implements Distribution {}

    /** Lower-case words of the alphabet, between a least and a most number of them. */
    record Words(int least, int most) implements Distribution {
        public Words {
            if (least < 0 || least > most) {
                throw new IllegalArgumentException(
                        "no number of words is from " + least + " to " + most);
            }
        }
    }

    /** A date, every second as often; both included. */
    record Date(Instant first, Instant last) implements Distribution {
        public Date {
            if (first.isAfter(last)) {
                throw new IllegalArgumentException("no date is from " + first + " to " + last);
            }
        }
    }

    /** A date so long before the instant at which the property is given. */
    record Ago(Duration least, Duration most) implements Distribution {
        public Ago {
            if (least.compareTo(most) > 0) {
                throw new IllegalArgumentException(
                        "no time is from " + least + " to " + most + " long");
            }
        }
    }

    /** True in a share of all cases, else false. */
    record Truth(double share) implements Distribution {
        public Truth {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share is from 0 to 1, was " + share);
            }
        }
    }

    private static void requireDecimals(int decimals) {
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException(
                    "a number has 0 to 6 digits after the point, had " + decimals);
        }
    }
}
