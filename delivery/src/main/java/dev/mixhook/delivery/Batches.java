package dev.mixhook.delivery;

import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;

/** Cuts the users of an attempt into POSTs (R-W3). */
public final class Batches {
    private Batches() {}

    /**
     * The recipients in their order, {@code size} to a batch, the rest in the last one. No
     * recipients, no batches.
     *
     * @param size users a batch, 1 to 50
     * @throws IllegalArgumentException if the size is outside that
     */
    public static List<Batch> of(List<Recipient> recipients, int size) {
        if (size < 1 || size > Batch.MOST) {
            throw new IllegalArgumentException(
                    "a batch size is 1 to %d, was %d".formatted(Batch.MOST, size));
        }
        List<List<Recipient>> sets =
                recipients.stream().gather(Gatherers.windowFixed(size)).toList();
        return IntStream.range(0, sets.size())
                .mapToObj(index -> new Batch(index + 1, sets.size(), sets.get(index)))
                .toList();
    }
}
