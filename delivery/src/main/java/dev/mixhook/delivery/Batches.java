package dev.mixhook.delivery;

import java.util.ArrayList;
import java.util.List;

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
        int count = Math.ceilDiv(recipients.size(), size);
        List<Batch> batches = new ArrayList<>(count);
        for (int first = 0; first < recipients.size(); first += size) {
            int end = Math.min(first + size, recipients.size());
            batches.add(new Batch(batches.size() + 1, count, recipients.subList(first, end)));
        }
        return batches;
    }
}
