package dev.mixhook.engine.ledger;

import java.time.Instant;
import java.util.List;

/**
 * Something that happened to users of a campaign beside its POSTs.
 *
 * @param users in the order of their {@code $distinct_id}; none for {@link Kind#IDLE}; for {@link
 *     Kind#FORGOTTEN} none means everyone
 */
public record Notice(String campaign, Instant at, Kind kind, String why, List<String> users) {
    /** What happened. */
    public enum Kind {
        /** The campaign runs by the schedule told in {@code why}: nothing before was missed. */
        STARTED,
        /** The campaign goes on as it ran before. */
        RESUMED,
        /** The campaign does not take part from then on (R-S8). */
        PAUSED,
        /** A run of the calendar for which nobody was due. */
        IDLE,
        /** Due, and held back by a limit (R-S5). */
        SUPPRESSED,
        /** Sent before, and can come again: stopped matching since, and matches (R-S4). */
        REQUALIFIED,
        /** Given up while re-queued (R-D5, R-S6). */
        DEAD,
        /** Left the queue because they do not match any more (R-D3). */
        DROPPED,
        /** What was sent to them does not count any more (R-S11). */
        FORGOTTEN,
        /** Back in the queue, by hand. */
        REDELIVERED,
        /** Nothing goes out any more, for the reason told in {@code why} (R-C9). */
        DELIVERY_PAUSED,
        /** What was paused goes out again. */
        DELIVERY_RESUMED,
        /**
         * The id in {@code why} is theirs now: what was sent to it, or waits to be, counts for
         * them.
         */
        JOINED,
        /** Events that came late, and are owed whatever their own times say (R-E7). */
        LATE,
        /** Events that came late while none were taken, whatever their own times say (R-E6). */
        LATE_DROPPED
    }

    public Notice {
        users = List.copyOf(users);
    }

    /**
     * Whether it is about users, be it everyone; not one about the campaign's own coming and going.
     */
    public boolean isOfUsers() {
        return kind == Kind.FORGOTTEN || !users.isEmpty();
    }

    /** Whether it is about what goes out of the campaign altogether. */
    public boolean isOfDelivery() {
        return kind == Kind.DELIVERY_PAUSED || kind == Kind.DELIVERY_RESUMED;
    }
}
