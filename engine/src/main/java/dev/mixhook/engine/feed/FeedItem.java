package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.ProfileUpdate;
import dev.mixhook.targeting.person.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Something that happens to one person at an instant. */
sealed interface FeedItem {
    /** Milliseconds since the epoch. */
    long time();

    /** Lets it happen; returns the person's number. */
    int applyTo(People people);

    /** Somebody did an event of a slot of the vocabulary. */
    final class Did implements FeedItem {
        private final long time;
        private final String distinctId;
        private final int event;
        private final Value[] properties;

        Did(long time, String distinctId, int event, Value[] properties) {
            this.time = time;
            this.distinctId = distinctId;
            this.event = event;
            this.properties = properties;
        }

        @Override
        public long time() {
            return time;
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
        private static final DateTimeFormatter PROFILE_DATE =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
                        .withZone(ZoneOffset.UTC);

        public Updated {
            updates = List.copyOf(updates);
        }

        @Override
        public int applyTo(People people) {
            String lastSeen = PROFILE_DATE.format(Instant.ofEpochMilli(time));
            return people.update(distinctId, updates, seen ? lastSeen : null);
        }
    }
}
