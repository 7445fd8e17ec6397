package dev.mixhook.engine.campaign;

/**
 * What becomes of users whose POST was not accepted.
 *
 * @param whenRequeued R-D3
 * @param rebatch R-D4
 * @param giveUpAfter attempts in which a user failed one after the other before they are given up,
 *     from 1 (R-D5); {@link #NEVER}
 */
public record Retry(WhenRequeued whenRequeued, Rebatch rebatch, int giveUpAfter) {
    public static final int NEVER = Integer.MAX_VALUE;

    public static final Retry DEFAULT = new Retry(WhenRequeued.SEND_AGAIN, Rebatch.REFORMED, NEVER);

    /** Whether re-queued users have to match still. */
    public enum WhenRequeued {
        SEND_AGAIN,
        RECHECK
    }

    /** Whether the next attempt forms new batches, or sends the failed POST again as it was. */
    public enum Rebatch {
        REFORMED,
        SAME
    }

    public Retry {
        if (giveUpAfter < 1) {
            throw new IllegalArgumentException(
                    "give up after 1 attempt or more, was " + giveUpAfter);
        }
    }
}
