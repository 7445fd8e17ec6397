package dev.mixhook.engine.feed;

import java.util.List;

/**
 * What reading the data found.
 *
 * @param profiles lines that give a whole profile
 * @param updates lines that change one
 * @param events lines of events
 * @param unmentioned how many of them no campaign mentions, or nobody did
 * @param damaged lines left out
 * @param firstDamaged the first of them in each file, at most ten in all
 * @param latest the last event or update, in milliseconds, or {@link #NEVER}
 */
public record FeedCounts(
        long profiles,
        long updates,
        long events,
        long unmentioned,
        long damaged,
        List<DamagedLine> firstDamaged,
        long latest) {
    public static final long NEVER = Long.MIN_VALUE;

    static final FeedCounts NONE = new FeedCounts(0, 0, 0, 0, 0, List.of(), NEVER);

    public FeedCounts {
        firstDamaged = List.copyOf(firstDamaged);
    }
}
