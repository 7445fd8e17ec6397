package dev.mixhook.targeting.person;

import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Everybody whom a profile or an event names. A person is a number from 0, given when the id first
 * appears and never changed; identity is {@code $distinct_id} (R-T1). Not thread-safe: the engine's
 * thread owns it.
 */
public final class People {
    /** The number of nobody. */
    public static final int NOBODY = -1;

    private final Vocabulary vocabulary;
    private final Dates dates;
    private final LastSeen lastSeen;
    private final ProfilePatch patch;
    private final ValueCodes codes = new ValueCodes();
    private final TextTable ids = new TextTable();
    private final Profiles profiles = new Profiles();
    private final Owners owners = new Owners();

    private final PropertyColumns columns;
    private final EventTables events;

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
        this.lastSeen = new LastSeen(dates);
        this.patch = new ProfilePatch(lastSeen);
        this.columns = new PropertyColumns(vocabulary.properties());
        this.events = new EventTables(vocabulary);
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public Dates dates() {
        return dates;
    }

    /** The values that people and events have, in 64 bits each. */
    public ValueCodes codes() {
        return codes;
    }

    public int size() {
        return ids.size();
    }

    /** The person's number, or {@link #NOBODY}. */
    public int number(String distinctId) {
        return ids.find(distinctId);
    }

    /** The person's id, as a text made anew. */
    public String distinctId(int person) {
        return ids.text(person);
    }

    /** Puts people in the order of their ids by code point (R-W9). */
    public void sortByIds(int[] people) {
        ids.sort(people);
    }

    /** Whether the person can be sent to: only those with a profile can (R-T1). */
    public boolean hasProfile(int person) {
        return profiles.has(person);
    }

    /** Takes out of people those whom nothing can be sent to, as they have no profile (R-T1). */
    public void keepProfiled(BitSet people) {
        for (int i = people.nextSetBit(0); i >= 0; i = people.nextSetBit(i + 1)) {
            people.set(i, hasProfile(i));
        }
    }

    /** Which of 64 people have a profile, the first in the lowest bit. */
    public long havingProfiles(int first) {
        return profiles.word(first >>> 6);
    }

    /** The profile as it stands; an empty one for those who have none. */
    public Profile profile(int person) {
        return new Profile(profiles.json(person));
    }

    /** The value in a slot of {@link Vocabulary#property}. */
    public Value property(int person, int slot) {
        return codes.value(code(person, slot));
    }

    /** The value in a slot of {@link Vocabulary#property}, in 64 bits. */
    public long code(int person, int slot) {
        return columns.code(person, slot);
    }

    /**
     * The values that people in a row have in a slot of {@link Vocabulary#property}, in 64 bits
     * each.
     *
     * @param to filled with them
     */
    public void codes(int first, int slot, long[] to) {
        columns.copy(first, slot, to);
    }

    /** What the person did under a slot of {@link Vocabulary#event}. */
    public EventTimeline history(int person, int event) {
        return timeline(event).of(person);
    }

    /**
     * What people did under a slot of {@link Vocabulary#event}, to be moved from one to another.
     */
    public EventTimeline timeline(int event) {
        return new EventTimeline(events.table(event), codes);
    }

    /**
     * Puts a whole profile in place of the present one; that of an id which is another person's has
     * no effect. Returns the number of the person whose id it is.
     */
    public int put(String distinctId, Profile profile) {
        int person = admit(distinctId);
        int owner = owner(person);
        if (owner == person) {
            keep(person, profile);
        }
        return owner;
    }

    /**
     * Lets an id become another person's, for good: what was done under it is theirs, its profile
     * is gone, and what is still to come is theirs too.
     *
     * @param person by the number of an id that is not yet another's
     * @param other likewise; who the two are from now on
     */
    public void join(int person, int other) {
        owners.join(person, other);
        events.move(person, other);
        profiles.remove(person);
        columns.clear(person);
    }

    /** The person whose an id is, by the number of the id: themselves unless it was joined. */
    public int owner(int person) {
        return owners.of(person);
    }

    /** The ids that have become another person's, by their numbers, in ascending order. */
    public IntStream joined() {
        return owners.joined();
    }

    /**
     * Applies a profile update; it creates the profile if there is none. {@code $last_seen}
     * follows, as it is the time of the last update (mixpanel.md 5.3), unless an operation names
     * it.
     *
     * @param seen what {@code $last_seen} becomes if that is later than what it is, in milliseconds
     *     since the epoch; empty leaves it
     * @return the number of the person whose id it is
     */
    public int update(String distinctId, List<ProfileUpdate> updates, OptionalLong seen) {
        int person = owner(admit(distinctId));
        if (!ProfileUpdate.leaveProfile(updates, hasProfile(person))) {
            profiles.remove(person);
            columns.clear(person);
            return person;
        }
        byte[] patched = patch.apply(profiles.json(person), updates, seen);
        if (patched != null) {
            profiles.put(person, patched);
            patch.named().forEach((name, value) -> keep(person, name, value));
            return person;
        }
        Map<String, String> properties = profile(person).properties();
        updates.forEach(update -> update.applyTo(properties));
        seen.ifPresent(time -> lastSeen.see(updates, properties, time));
        keep(person, Profile.of(properties));
        return person;
    }

    /**
     * Adds an event to the person's history.
     *
     * @param event a slot of {@link Vocabulary#event}
     * @param time milliseconds since the epoch
     * @param properties by slots of {@link Vocabulary#eventProperty}
     * @return the number of the person whose id it is
     */
    public int did(String distinctId, int event, long time, Value[] properties) {
        int person = owner(admit(distinctId));
        long[] coded = new long[vocabulary.eventSlots(event)];
        for (int i = 0; i < coded.length; i++) {
            coded[i] = codes.of(properties[i]);
        }
        did(person, event, time, coded);
        return person;
    }

    /**
     * Adds an event to a person's history.
     *
     * @param event a slot of {@link Vocabulary#event}
     * @param time milliseconds since the epoch
     * @param properties as {@link #codes} has them, by slots of {@link Vocabulary#eventProperty};
     *     copied
     */
    public void did(int person, int event, long time, long[] properties) {
        events.table(event).add(person, time, properties);
    }

    /**
     * Puts other properties in the place of those that an event has.
     *
     * @param before the properties of an event of the person, the slot and the time
     * @return whether there is such an event
     */
    public boolean replace(int person, int event, long time, long[] before, long[] properties) {
        return events.table(event).replace(person, time, before, properties);
    }

    /**
     * Reads what an event to come of the person is put beside, so that it is near when it comes: of
     * many people one after the other that takes far less time than of each in its turn ({@code
     * FlowAudienceBenchmark}).
     *
     * @return nothing of meaning, so that it is not left out
     */
    public long peek(int person, int event) {
        return events.table(event).peek(person);
    }

    /**
     * Lets go of what no campaign will count any more, once its place is needed; a person's last
     * event of a name stays.
     *
     * @param now the present in milliseconds since the epoch, before which nothing will be asked
     * @param held tells of the codes that are held for what is still to happen
     */
    public void letGo(long now, Consumer<LongConsumer> held) {
        events.letGo(now);
        if (codes.areCrowded()) {
            forgetValues(held);
        }
    }

    /** Forgets the values that nobody has any more, and that are not held. */
    void forgetValues(Consumer<LongConsumer> held) {
        ValueCodes.CodeSet kept = new ValueCodes.CodeSet();
        held.accept(kept::add);
        columns.mark(kept);
        events.mark(kept);
        codes.keepOnly(kept);
    }

    /** Lays everybody's events side by side, people in order, once a long history has come in. */
    public void arrange() {
        events.arrange();
    }

    private void keep(int person, Profile profile) {
        profiles.put(person, profile.json());
        columns.put(person, profile.values(vocabulary), codes);
    }

    private void keep(int person, String name, String json) {
        int slot = vocabulary.property(name);
        if (slot != Vocabulary.NO_SLOT) {
            columns.put(person, slot, codes.of(JsonValues.parse(json)));
        }
    }

    /** The person's number, given now if nothing has named them yet. */
    public int admit(String distinctId) {
        return ids.add(distinctId);
    }
}
