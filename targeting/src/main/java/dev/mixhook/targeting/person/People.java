package dev.mixhook.targeting.person;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Everybody whom a profile or an event names. A person is a number from 0, given when the id first
 * appears and never changed; identity is {@code $distinct_id} (R-T1). Not thread-safe: the engine's
 * thread owns it.
 */
public final class People {
    /** The number of nobody. */
    public static final int NOBODY = -1;

    private static final String LAST_SEEN = "$last_seen";
    private static final Value[] NO_VALUES = {};

    private final Vocabulary vocabulary;
    private final Dates dates;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /**
     * Nobody yet; the dates of profiles are in UTC.
     *
     * @param vocabulary complete: names mentioned later are not kept
     */
    public People(Vocabulary vocabulary) {
        this(vocabulary, new Dates(ZoneOffset.UTC));
    }

    /**
     * Nobody yet.
     *
     * @param dates what a profile's dates without a zone are in (R-T11)
     */
    public People(Vocabulary vocabulary, Dates dates) {
        this.vocabulary = vocabulary;
        this.dates = dates;
    }

    private static final class Row {
        private final String distinctId;
        private final EventTimeline[] histories;
        private @Nullable Profile profile;
        private Value[] values = NO_VALUES;

        private Row(String distinctId, int events) {
            this.distinctId = distinctId;
            this.histories = new EventTimeline[events];
            Arrays.fill(histories, EventTimeline.EMPTY);
        }
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public Dates dates() {
        return dates;
    }

    public int size() {
        return rows.size();
    }

    /** The person's number, or {@link #NOBODY}. */
    public int number(String distinctId) {
        return numbers.getOrDefault(distinctId, NOBODY);
    }

    public String distinctId(int person) {
        return rows.get(person).distinctId;
    }

    /** Whether the person can be sent to: only those with a profile can (R-T1). */
    public boolean hasProfile(int person) {
        return rows.get(person).profile != null;
    }

    /** The profile as it stands; an empty one for those who have none. */
    public Profile profile(int person) {
        Profile profile = rows.get(person).profile;
        return profile == null ? Profile.EMPTY : profile;
    }

    /** The value in a slot of {@link Vocabulary#property}. */
    public Value property(int person, int slot) {
        Value[] values = rows.get(person).values;
        return slot < values.length ? values[slot] : Value.undefined();
    }

    /** What the person did under a slot of {@link Vocabulary#event}. */
    public EventTimeline history(int person, int event) {
        return rows.get(person).histories[event];
    }

    /** Puts a whole profile in place of the present one; returns the person's number. */
    public int put(String distinctId, Profile profile) {
        int person = admit(distinctId);
        keep(rows.get(person), profile);
        return person;
    }

    /**
     * Applies a profile update; it creates the profile if there is none. {@code $last_seen}
     * follows, as it is the time of the last update (mixpanel.md 5.3), unless an operation names
     * it.
     *
     * @param seen what {@code $last_seen} becomes if that is later than what it is, in milliseconds
     *     since the epoch; empty leaves it
     * @return the person's number
     */
    public int update(String distinctId, List<ProfileUpdate> updates, OptionalLong seen) {
        int person = admit(distinctId);
        Row row = rows.get(person);
        if (!ProfileUpdate.leaveProfile(updates, row.profile != null)) {
            row.profile = null;
            row.values = NO_VALUES;
            return person;
        }
        Map<String, String> properties = profile(person).properties();
        updates.forEach(update -> update.applyTo(properties));
        if (seen.isPresent() && updates.stream().noneMatch(update -> update.names(LAST_SEEN))) {
            see(properties, seen.getAsLong());
        }
        keep(row, Profile.of(properties));
        return person;
    }

    /** What is no date counts as missing. */
    private void see(Map<String, String> properties, long time) {
        String json = properties.get(LAST_SEEN);
        boolean isLater =
                json != null
                        && JsonValues.parse(json) instanceof Value.Text(String text)
                        && dates.millis(text).orElse(Long.MIN_VALUE) > time;
        if (!isLater) {
            properties.put(LAST_SEEN, JsonText.quoted(dates.text(time)));
        }
    }

    /**
     * Adds an event to the person's history.
     *
     * @param event a slot of {@link Vocabulary#event}
     * @param time milliseconds since the epoch
     * @param properties by slots of {@link Vocabulary#eventProperty}
     * @return the person's number
     */
    public int did(String distinctId, int event, long time, Value[] properties) {
        int person = admit(distinctId);
        EventTimeline[] histories = rows.get(person).histories;
        if (histories[event] == EventTimeline.EMPTY) {
            histories[event] = new EventTimeline();
        }
        histories[event].add(time, properties);
        return person;
    }

    private void keep(Row row, Profile profile) {
        row.profile = profile;
        row.values = profile.values(vocabulary);
    }

    /** The person's number, given now if nothing has named them yet. */
    public int admit(String distinctId) {
        Integer known = numbers.get(distinctId);
        if (known != null) {
            return known;
        }
        int person = rows.size();
        numbers.put(distinctId, person);
        rows.add(new Row(distinctId, vocabulary.events()));
        return person;
    }
}
