package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.person.ProfileUpdate;
import dev.mixhook.targeting.value.Value;
import java.util.List;
import java.util.OptionalLong;

/** Something that happens to one person at an instant. */
sealed interface FeedItem {
    /** When it happens, in milliseconds since the epoch. */
    long time();

    /** The place among items of one instant that came in one after the other; 0 without. */
    default long number() {
        return 0;
    }

    /** Whom it happens to. */
    String distinctId();

    /** What happens. */
    default FeedItem content() {
        return this;
    }

    /** Lets it happen; returns the person's number. */
    int applyTo(People people);

    /** Somebody did an event of a slot of the vocabulary. */
    final class Did implements FeedItem {
        private final long time;
        private final String distinctId;
        private final int event;
        private final long insertId;
        private final Value[] properties;

        Did(long time, String distinctId, int event, long insertId, Value[] properties) {
            this.time = time;
            this.distinctId = distinctId;
            this.event = event;
            this.insertId = insertId;
            this.properties = properties;
        }

        @Override
        public long time() {
            return time;
        }

        @Override
        public String distinctId() {
            return distinctId;
        }

        int event() {
            return event;
        }

        /** This event as another person's. */
        Did of(String other) {
            return new Did(time, other, event, insertId, properties);
        }

        /** By slots of the vocabulary; not to be changed by the caller. */
        Value[] properties() {
            return properties;
        }

        /** The {@code $insert_id} in 64 bits, as {@link EventHead#insertId} has it. */
        long insertId() {
            return insertId;
        }

        @Override
        public int applyTo(People people) {
            return people.did(distinctId, event, time, properties);
        }
    }

    /**
     * A profile changes.
     *
     * @param seen whether it moves {@code $last_seen}
     */
    record Updated(long time, String distinctId, List<ProfileUpdate> updates, boolean seen)
            implements FeedItem {
        public Updated {
            updates = List.copyOf(updates);
        }

        @Override
        public int applyTo(People people) {
            return people.update(
                    distinctId, updates, seen ? OptionalLong.of(time) : OptionalLong.empty());
        }
    }

    /** A profile changes by a line that tells no time: no older profile holds it already. */
    record Untimed(long time, String distinctId, List<ProfileUpdate> updates) implements FeedItem {
        public Untimed {
            updates = List.copyOf(updates);
        }

        @Override
        public int applyTo(People people) {
            return people.update(distinctId, updates, OptionalLong.empty());
        }
    }

    /**
     * Something that mixhook took in itself: it happens when it came, however late that was.
     *
     * @param number as {@link Arrival} has it
     */
    record Arrived(long time, long number, FeedItem content) implements FeedItem {
        @Override
        public String distinctId() {
            return content.distinctId();
        }

        @Override
        public int applyTo(People people) {
            return content.applyTo(people);
        }
    }

    /**
     * Ids turn out to be one person's. What follows from that, the feed's {@link Identities} know.
     *
     * @param by the identity under which it counts
     * @param ids of the person; the last one is whose everything is from now on
     */
    record Joined(long time, Identity by, List<String> ids) implements FeedItem {
        public Joined {
            ids = List.copyOf(ids);
        }

        @Override
        public String distinctId() {
            return ids.getLast();
        }

        @Override
        public int applyTo(People people) {
            return people.admit(distinctId());
        }
    }

    /** A whole profile comes in, in place of the present one. */
    record Given(long time, String distinctId, Profile profile) implements FeedItem {
        @Override
        public int applyTo(People people) {
            return people.put(distinctId, profile);
        }
    }
}
