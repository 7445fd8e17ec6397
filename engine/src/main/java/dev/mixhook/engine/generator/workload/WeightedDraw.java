package dev.mixhook.engine.generator.workload;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Draws from what is {@link Weighted}. */
final class WeightedDraw<T> {
    private final List<T> items;
    private final double[] until;

    private WeightedDraw(List<T> items, List<Double> weights) {
        this.items = items;
        this.until = new double[weights.size()];
        double sum = 0;
        for (int i = 0; i < until.length; i++) {
            sum += weights.get(i);
            until[i] = sum;
        }
    }

    /**
     * @param made makes of each item what is drawn
     */
    static <S, T> WeightedDraw<T> of(Weighted<S> weighted, Function<S, T> made) {
        return new WeightedDraw<>(weighted.items().stream().map(made).toList(), weighted.weights());
    }

    T draw(RandomSource random) {
        int place = Arrays.binarySearch(until, random.unit() * until[until.length - 1]);
        // What is found is the end of a stretch, which belongs to the next one.
        int next = place < 0 ? -place - 1 : place + 1;
        return items.get(Math.min(next, items.size() - 1));
    }
}
