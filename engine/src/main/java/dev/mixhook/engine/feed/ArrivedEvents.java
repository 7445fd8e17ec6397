package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Events that mixhook took in itself, for as long as an SDK may send them again: the same name,
 * time, person and {@code $insert_id} within five days are one, and the one that came last takes
 * the place of the one before (mixpanel.md 5.2). That it may have made somebody match stays so, and
 * what two people did before their ids were joined stays two events.
 *
 * <p>Those of five days are kept in a ring, the first that came is the first to go; a table of
 * hashes finds them: 80 bytes and the properties each, half of what a map of keys takes.
 */
final class ArrivedEvents {
    private static final long REMEMBERED = Duration.ofDays(5).toMillis();
    private static final int NONE = -1;
    private static final ArrivedEvent GONE = new ArrivedEvent(0, 0, 0, 0, 0, new long[0]);

    private final People people;
    private ArrivedEvent[] ring = new ArrivedEvent[16];

    /** By place in the ring: where the one before it is that has the same bucket. */
    private int[] before = new int[16];

    /** Where the last one of each bucket is. */
    private int[] buckets = empty(16);

    private int first;
    private int size;

    ArrivedEvents(People people) {
        this.people = people;
        Arrays.fill(ring, GONE);
    }

    private static int[] empty(int length) {
        int[] buckets = new int[length];
        Arrays.fill(buckets, NONE);
        return buckets;
    }

    /** Lets an event happen; returns whom it is about. */
    int apply(ArrivedEvent event) {
        if (event.insertId() == EventHead.NONE || !isReplaced(event)) {
            people.did(event.person(), event.event(), event.time(), event.values());
        }
        return event.person();
    }

    /** Tells of all codes of values that it needs. */
    void eachCode(LongConsumer code) {
        for (ArrivedEvent event : ring) {
            Arrays.stream(event.values()).forEach(code);
        }
    }

    /** Whether it took the place of another; it is remembered in any case. */
    private boolean isReplaced(ArrivedEvent event) {
        forget(event.at() - REMEMBERED);
        int place = find(event);
        boolean isReplaced =
                place != NONE
                        && people.replace(
                                event.person(),
                                event.event(),
                                event.time(),
                                ring[place].values(),
                                event.values());
        if (place != NONE) {
            remove(place);
        }
        add(event);
        return isReplaced;
    }

    private int find(ArrivedEvent event) {
        int place = buckets[bucket(event)];
        while (place != NONE && !isSame(ring[place], event)) {
            place = before[place];
        }
        return place;
    }

    private boolean isSame(ArrivedEvent one, ArrivedEvent other) {
        return one.time() == other.time()
                && one.insertId() == other.insertId()
                && one.event() == other.event()
                && people.owner(one.person()) == people.owner(other.person());
    }

    private int bucket(ArrivedEvent event) {
        return event.hash() & (buckets.length - 1);
    }

    private void add(ArrivedEvent event) {
        if (size == ring.length) {
            grow();
        }
        put((first + size) & (ring.length - 1), event);
        size++;
    }

    private void put(int place, ArrivedEvent event) {
        int bucket = bucket(event);
        ring[place] = event;
        before[place] = buckets[bucket];
        buckets[bucket] = place;
    }

    private void grow() {
        ArrivedEvent[] old = ring;
        ring = new ArrivedEvent[2 * old.length];
        Arrays.fill(ring, GONE);
        before = new int[ring.length];
        buckets = empty(ring.length);
        int count = 0;
        for (int i = 0; i < size; i++) {
            ArrivedEvent event = old[(first + i) & (old.length - 1)];
            if (event != GONE) {
                put(count++, event);
            }
        }
        first = 0;
        size = count;
    }

    private void forget(long since) {
        while (size > 0 && (ring[first] == GONE || ring[first].at() < since)) {
            if (ring[first] != GONE) {
                remove(first);
            }
            first = (first + 1) & (ring.length - 1);
            size--;
        }
    }

    private void remove(int place) {
        int bucket = bucket(ring[place]);
        if (buckets[bucket] == place) {
            buckets[bucket] = before[place];
        } else {
            int later = buckets[bucket];
            while (before[later] != place) {
                later = before[later];
            }
            before[later] = before[place];
        }
        ring[place] = GONE;
    }
}
