package dev.mixhook.engine.generator.workload;

/** Shares of a whole, drawn evenly and given in ascending order without being held. */
final class Ascending {
    private final RandomSource random;
    private long left;
    private double reached;

    Ascending(long count, RandomSource random) {
        this.left = count;
        this.random = random;
    }

    boolean hasNext() {
        return left > 0;
    }

    /** The next one, from 0 to 1. */
    double next() {
        reached += (1 - reached) * random.leastOf(left);
        left--;
        return Math.min(reached, 1);
    }
}
