package dev.mixhook.engine.execution;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.state.DeliveryCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that a report tells of. */
public sealed interface EngineEvent {
    /**
     * Somebody is due and goes into a POST.
     *
     * @param since when they match; null for since the start
     * @param post its number
     */
    record UserDue(String campaign, String user, Instant at, @Nullable Instant since, long post)
            implements EngineEvent {
        /** Since when they match, in words. */
        public String why() {
            return "matches since " + (since == null ? "the start" : since);
        }
    }

    /** Something happened to users beside the POSTs. */
    record UsersNoted(Notice notice) implements EngineEvent {}

    /** Something happened to events of a stream, by their ids, beside the POSTs. */
    record EventsNoted(Notice notice) implements EngineEvent {}

    /** A POST came to its end; those of one attempt are told in the order of their batches. */
    record PostSettled(Post post, Outcome outcome) implements EngineEvent {}

    /**
     * A member enters or leaves a cohort, and goes into a page.
     *
     * @param hasEntered false if they leave
     * @param since when; null for since the start
     * @param post its number
     */
    record MemberChanged(
            String campaign,
            String user,
            Instant at,
            boolean hasEntered,
            @Nullable Instant since,
            long post)
            implements EngineEvent {
        /** Since when they match or do not match, in words. */
        public String why() {
            return (hasEntered ? "matches since " : "does not match since ")
                    + (since == null ? "the start" : since);
        }
    }

    /** A campaign attempts no more (R-D9, R-S6). */
    record CampaignStopped(String campaign, Instant at, String reason) implements EngineEvent {}

    /** A receiver wants no more: nothing goes out until it is resumed (R-C9, R-E6). */
    record DeliveryPaused(String campaign, Instant at, String why) implements EngineEvent {}

    /** What was paused goes out again. */
    record DeliveryResumed(String campaign, Instant at, String why) implements EngineEvent {}

    /**
     * How a cohort stands at the end.
     *
     * @param members whom its receiver has by the last success
     * @param syncs how many succeeded
     * @param failures how many syncs failed
     * @param paused why nothing goes out any more; null if it does
     */
    record CohortSummary(
            String campaign,
            int members,
            int syncs,
            int failures,
            int posts,
            @Nullable String paused)
            implements EngineEvent {}

    /**
     * How a stream stands at the end.
     *
     * @param events how many were accepted
     * @param waiting how many are still to go out
     * @param dropped how many came while it was paused, since the start (R-E6)
     * @param dead how many are in the dead letters
     * @param paused why nothing goes out any more; null if it does
     */
    record StreamSummary(
            String campaign,
            int events,
            int waiting,
            int dropped,
            int dead,
            int posts,
            @Nullable String paused)
            implements EngineEvent {}

    /**
     * How a campaign stands at the end.
     *
     * @param due the sum of what became of those who were due: sent, suppressed, requeued and dead
     * @param sent accepted sends
     * @param suppressed held back by a limit, each once between two sends; or dropped from the
     *     queue, because they did not match any more
     * @param requeued users who wait for the next attempt
     * @param uncertain those of them whose last POST may have arrived (R-D6)
     * @param dead users given up
     */
    record Summary(
            String campaign,
            int due,
            int sent,
            int suppressed,
            int requeued,
            int uncertain,
            int dead,
            int posts)
            implements EngineEvent {
        static Summary of(String campaign, DeliveryCounts counts, int posts) {
            return new Summary(
                    campaign,
                    counts.sent() + counts.suppressed() + counts.requeued() + counts.dead(),
                    counts.sent(),
                    counts.suppressed(),
                    counts.requeued(),
                    counts.uncertain(),
                    counts.dead(),
                    posts);
        }
    }
}
