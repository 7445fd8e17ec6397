package dev.mixhook.engine.generator.workload;

/**
 * Ranks from 1, the n-th in proportion to one n-th to a power. Written by hand because a table of a
 * million weights would be the largest thing in memory: rejection-inversion (W. Hörmann, G.
 * Derflinger, 1996) needs none and takes a bit more than one draw a rank.
 */
final class ZipfRanks {
    private final int count;
    private final double skew;
    private final double first;
    private final double last;
    private final double sure;

    ZipfRanks(int count, double skew) {
        this.count = count;
        this.skew = skew;
        this.first = integral(1.5) - 1;
        this.last = integral(count + 0.5);
        this.sure = 2 - inverse(integral(2.5) - height(2));
    }

    int draw(RandomSource random) {
        if (skew == 0) {
            return random.below(count) + 1;
        }
        while (true) {
            double area = last + random.unit() * (first - last);
            double x = inverse(area);
            int rank = (int) Math.clamp(x + 0.5, 1, count);
            if (rank - x <= sure || area >= integral(rank + 0.5) - height(rank)) {
                return rank;
            }
        }
    }

    private double height(double x) {
        return StrictMath.exp(-skew * StrictMath.log(x));
    }

    private double integral(double x) {
        double log = StrictMath.log(x);
        double exponent = (1 - skew) * log;
        return exponent == 0 ? log : StrictMath.expm1(exponent) / exponent * log;
    }

    private double inverse(double area) {
        double t = Math.max(-1, area * (1 - skew));
        return t == 0 ? StrictMath.exp(area) : StrictMath.exp(StrictMath.log1p(t) / t * area);
    }
}
