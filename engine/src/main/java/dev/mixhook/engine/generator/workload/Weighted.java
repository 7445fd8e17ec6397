package dev.mixhook.engine.generator.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * Things of which one is drawn.
 *
 * @param items at least one
 * @param weights how often each is drawn, in proportion to the others
 */
public record Weighted<T>(List<T> items, List<Double> weights) {
    public Weighted {
        items = List.copyOf(items);
        weights = List.copyOf(weights);
        if (items.isEmpty() || items.size() != weights.size()) {
            throw new IllegalArgumentException(
                    "each item has a weight, had " + items.size() + " and " + weights.size());
        }
        if (!weights.stream().allMatch(weight -> weight >= 0)
                || !(weights.stream().mapToDouble(Double::doubleValue).max().orElse(0) > 0)) {
            throw new IllegalArgumentException(
                    "a weight is from 0 and one of them above it, were " + weights);
        }
    }

    /**
     * Drawn by rank (Zipf's law).
     *
     * @param skew the weight of the n-th is one n-th to this power; 0 draws all as often
     */
    public static <T> Weighted<T> byRank(List<T> items, double skew) {
        List<Double> weights = new ArrayList<>();
        for (int rank = 1; rank <= items.size(); rank++) {
            weights.add(StrictMath.pow(rank, -skew));
        }
        return new Weighted<>(items, weights);
    }
}
