package dev.mixhook.engine.feed;

import java.time.Duration;
import java.util.LinkedHashMap;

/**
 * Events that mixhook took in itself, for as long as an SDK may send them again: the same name,
 * time, user and {@code $insert_id} within five days are one (mixpanel.md 5.2). The one that came
 * first is what happened; it may have made somebody match.
 */
final class ArrivedEvents {
    private static final long REMEMBERED = Duration.ofDays(5).toMillis();

    /** When each came, the earliest first. */
    private final LinkedHashMap<Key, Long> seen = new LinkedHashMap<>();

    private record Key(int event, String distinctId, long time, long insertId) {}

    /** Whether an item is an event that came before; if not, it has come now. */
    boolean isRepeated(FeedItem item) {
        if (!(item instanceof FeedItem.Arrived arrived)
                || !(arrived.content() instanceof FeedItem.Did did)
                || did.insertId() == EventHead.NONE) {
            return false;
        }
        forget(arrived.time() - REMEMBERED);
        Key key = new Key(did.event(), did.distinctId(), did.time(), did.insertId());
        return seen.putIfAbsent(key, arrived.time()) != null;
    }

    private void forget(long before) {
        while (!seen.isEmpty() && seen.values().iterator().next() < before) {
            seen.pollFirstEntry();
        }
    }
}
