package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.person.ProfileUpdate;
import dev.mixhook.targeting.value.Value;
import java.util.List;
import java.util.OptionalLong;

/** Something that happens to one person at an instant. */
sealed interface FeedItem {
    /** Milliseconds since the epoch. */
    long time();

    /** Whom it happens to. */
    String distinctId();

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

        /** By slots of the vocabulary; not to be changed by the caller. */
        Value[] properties() {
            return properties;
        }

        /** The {@code $insert_id} in 64 bits, as {@link EventFacts#insertId} has it. */
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

    /** A whole profile comes in, in place of the present one. */
    record Given(long time, String distinctId, Profile profile) implements FeedItem {
        @Override
        public int applyTo(People people) {
            return people.put(distinctId, profile);
        }
    }
}
