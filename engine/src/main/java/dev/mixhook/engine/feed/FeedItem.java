package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.person.ProfileUpdate;
import dev.mixhook.targeting.person.ValueCodes;
import dev.mixhook.targeting.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Something that happens to one person at an instant. */
sealed interface FeedItem {
    /** When it happens, in milliseconds since the epoch. */
    long time();

    /**
     * The place among items of one instant: those that came in one after the other have numbers
     * that ascend, what says whose ids are has the least, and all else has 0 and stays as it came.
     */
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

        /** By slots of the vocabulary; not to be changed by the caller. */
        Value[] properties() {
            return properties;
        }

        /** The properties as codes. */
        long[] codes(ValueCodes codes) {
            return Arrays.stream(properties).mapToLong(codes::of).toArray();
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
     * @param arrival as {@link Arrival#number} has it
     */
    record Arrived(long time, long arrival, FeedItem content) implements FeedItem {
        @Override
        public long number() {
            // A record that tells whose its ids are is already by the ids as they are then.
            return 2 * arrival + (content instanceof Joined ? 0 : 1);
        }

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
     * @param ids of the person, at least two
     * @param isMerged whether the first that has a profile is whose everything is from now on, else
     *     the first; if not, it is the last, and ids that are joined already stay where they are
     */
    record Joined(long time, List<String> ids, boolean isMerged) implements FeedItem {
        public Joined {
            ids = List.copyOf(ids);
        }

        @Override
        public long number() {
            return -1;
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

    /** An event of a name that streams ask for; nothing happens to anybody by it. */
    record Streamed(RawEvent event) implements FeedItem {
        @Override
        public long time() {
            return event.time();
        }

        @Override
        public String distinctId() {
            return event.distinctId();
        }

        @Override
        public int applyTo(People people) {
            return People.NOBODY;
        }
    }

    /** An event that was read already comes with other properties. */
    final class Replaced implements FeedItem {
        private final Did did;
        private final long[] before;

        /**
         * @param did as it is now
         * @param before the properties that it had, as the people's codes
         */
        Replaced(Did did, long[] before) {
            this.did = did;
            this.before = before;
        }

        Did did() {
            return did;
        }

        @Override
        public long time() {
            return did.time();
        }

        @Override
        public String distinctId() {
            return did.distinctId();
        }

        @Override
        public int applyTo(People people) {
            int person = people.owner(people.admit(did.distinctId()));
            people.replace(person, did.event(), did.time(), before, did.codes(people.codes()));
            return person;
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
