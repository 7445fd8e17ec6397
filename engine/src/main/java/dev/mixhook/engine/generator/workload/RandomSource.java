package dev.mixhook.engine.generator.workload;

import java.util.SplittableRandom;

/**
 * Seeded chance that is the same on every JVM: its generator is specified, and functions are {@link
 * StrictMath}'s.
 */
final class RandomSource {
    private final SplittableRandom random;

    RandomSource(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * Chance of its own for a part, which does not depend on how much of it others take.
     *
     * @param part any number
     */
    static RandomSource of(long seed, long part) {
        return new RandomSource(mixed(seed + 0x9E3779B97F4A7C15L * part));
    }

    /** Another number for each; none comes twice. */
    static long mixed(long number) {
        long z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 to below 1. */
    double unit() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A whole number between two, both included. */
    long between(long low, long high) {
        return low == high ? low : random.nextLong(low, high + 1);
    }

    boolean chance(double share) {
        return share >= 1 || (share > 0 && unit() < share);
    }

    /** With a mean of 1. */
    double exponential() {
        return -StrictMath.log(1 - unit());
    }

    /** With a mean of 0 and a deviation of 1 (Box and Muller). */
    double gaussian() {
        return StrictMath.sqrt(2 * exponential()) * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    /** The least of so many numbers from 0 to below 1. */
    double leastOf(long count) {
        return count <= 1 ? unit() : -StrictMath.expm1(StrictMath.log(1 - unit()) / count);
    }
}
