package dev.mixhook.engine.feed;

import java.util.List;

/**
 * What reading the data found.
 *
 * @param profiles people whose whole profile is given
 * @param updates records that change one
 * @param events records of events
 * @param unmentioned how many of them no campaign mentions
 * @param namedAny how many of them are called as a target calls events of any name, where one does
 *     (R-T4)
 * @param nobodys how many of them are nobody's
 * @param duplicates how many of those mentioned came again later (mixpanel.md 5.2)
 * @param withoutProfile how many of those kept belong to ids that never get a profile, and so can
 *     lead to no send (R-T1)
 * @param damaged lines left out
 * @param firstDamaged the first of them, at most ten
 * @param latest the last event or update, in milliseconds, or {@link #NEVER}
 */
public record FeedCounts(
        long profiles,
        long updates,
        long events,
        long unmentioned,
        long namedAny,
        long nobodys,
        long duplicates,
        long withoutProfile,
        long damaged,
        List<DamagedLine> firstDamaged,
        long latest) {
    public static final long NEVER = Long.MIN_VALUE;

    public FeedCounts {
        firstDamaged = List.copyOf(firstDamaged);
    }
}
