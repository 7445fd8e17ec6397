package dev.mixhook.engine.attempt;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * What is due of a campaign at an instant.
 *
 * @param occurrence as the schedule tells it
 * @param zones whose people take part, where the time of day is each user's own; empty for everyone
 * @param forRequeuedOnly whether nobody is new to it (R-D8)
 */
record Run(OffsetDateTime occurrence, Set<ZoneId> zones, boolean forRequeuedOnly) {
    Run {
        zones = Set.copyOf(zones);
    }

    LocalDateTime local() {
        return occurrence.toLocalDateTime();
    }
}
