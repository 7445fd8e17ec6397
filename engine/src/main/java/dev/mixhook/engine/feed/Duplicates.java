package dev.mixhook.engine.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Events that came more than once: the same name, time, user and {@code $insert_id}. The one read
 * last stays (mixpanel.md 5.2). An event without {@code $insert_id} is nobody's duplicate.
 */
final class Duplicates {
    private final Set<Key> seen = new HashSet<>();
    private final List<FeedItem> items;

    private Duplicates(List<FeedItem> items) {
        this.items = items;
    }

    private record Key(int event, String distinctId, long insertId) {}

    /**
     * Takes them out, and leaves everything else in its order.
     *
     * @param items in order of time, and of reading where times are equal
     */
    static void removeFrom(List<FeedItem> items) {
        new Duplicates(items).remove();
    }

    private void remove() {
        int kept = items.size();
        long time = FeedCounts.NEVER;
        for (int i = items.size() - 1; i >= 0; i--) {
            FeedItem item = items.get(i);
            if (item.time() != time) {
                seen.clear();
                time = item.time();
            }
            if (!isSeen(item)) {
                kept--;
                items.set(kept, item);
            }
        }
        items.subList(0, kept).clear();
    }

    /** Whether two items are the same event. */
    static boolean areSame(FeedItem one, FeedItem other) {
        return one instanceof FeedItem.Did did
                && other instanceof FeedItem.Did same
                && did.insertId() != EventFacts.NONE
                && did.time() == same.time()
                && key(did).equals(key(same));
    }

    private static Key key(FeedItem.Did did) {
        return new Key(did.event(), did.distinctId(), did.insertId());
    }

    private boolean isSeen(FeedItem item) {
        return switch (item) {
            case FeedItem.Did did -> did.insertId() != EventFacts.NONE && !seen.add(key(did));
            case FeedItem.Updated _,
                    FeedItem.Untimed _,
                    FeedItem.Given _,
                    FeedItem.Arrived _,
                    FeedItem.Joined _ ->
                    false;
        };
    }
}
