package dev.mixhook.delivery;

import java.util.List;

/**
 * The users of one POST, 1 to 50 (R-W3), as number {@code number} (from 1) of the {@code of}
 * batches of its attempt.
 */
public record Batch(int number, int of, List<Recipient> recipients) {
    /** The most users that Mixpanel puts into one POST. */
    public static final int MOST = 50;

    public Batch {
        if (number < 1 || number > of) {
            throw new IllegalArgumentException(
                    "a batch is number 1 to %d of %d, was %d".formatted(of, of, number));
        }
        if (recipients.isEmpty() || recipients.size() > MOST) {
            throw new IllegalArgumentException(
                    "a batch has 1 to %d recipients, was %d".formatted(MOST, recipients.size()));
        }
        recipients = List.copyOf(recipients);
    }
}
