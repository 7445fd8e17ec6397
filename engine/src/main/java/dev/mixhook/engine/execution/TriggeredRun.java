package dev.mixhook.engine.execution;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * What is due of a campaign at an instant.
 *
 * @param occurrence the instant, as the schedule's zone tells it
 * @param nominal the date and time that are its own, from where daylight saving may have moved it
 * @param zones whose people take part, where the time of day is each user's own; empty for everyone
 */
record TriggeredRun(OffsetDateTime occurrence, LocalDateTime nominal, Set<ZoneId> zones, Who who) {
    /** Whom it is for. */
    enum Who {
        ALL,
        /** The re-queued alone: nobody is new to such a run (R-D8). */
        REQUEUED,
        /**
         * Who is due; it is not yet time for the re-queued, who come along with others (R-D3,
         * R-S1).
         */
        DUE
    }

    TriggeredRun {
        zones = Set.copyOf(zones);
    }

    /** For everyone, at the instant at which it is told. */
    static TriggeredRun at(ZonedDateTime now, Who who) {
        return new TriggeredRun(now.toOffsetDateTime(), now.toLocalDateTime(), Set.of(), who);
    }
}
