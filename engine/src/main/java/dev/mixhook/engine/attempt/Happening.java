package dev.mixhook.engine.attempt;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.ledger.Post;
import java.time.Instant;

/** Something that a report tells of. */
public sealed interface Happening {
    /**
     * Somebody is due and goes into a POST.
     *
     * @param why since when they match
     * @param post its number
     */
    record UserDue(String campaign, String user, Instant at, String why, long post)
            implements Happening {}

    /** A POST came to its end; those of one attempt are told in the order of their batches. */
    record PostSettled(Post post, Outcome outcome) implements Happening {}

    /** A campaign attempts no more (R-D9). */
    record CampaignStopped(String campaign, Instant at, String reason) implements Happening {}

    /**
     * How a campaign stands at the end: everyone who was due is sent or still re-queued.
     *
     * @param due users who were due
     * @param sent users accepted
     * @param requeued users who wait for the next attempt
     * @param uncertain those of them whose last POST may have arrived (R-D6)
     */
    record Summary(String campaign, int due, int sent, int requeued, int uncertain, int posts)
            implements Happening {}
}
