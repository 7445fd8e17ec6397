package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** All that happens at an instant of its own: events in columns, everything else as objects. */
final class FeedItems {
    private static final long[] NO_VALUES = {};

    /** In the place of an item that was let go. */
    private static final FeedItem NOTHING = new FeedItem.Untimed(Long.MIN_VALUE, "", List.of());

    private final People people;
    private final EventColumns rows;
    private final List<FeedItem> others = new ArrayList<>();

    /** What arrived one by one, until it is put into its order. */
    private final List<FeedItem> arriving = new ArrayList<>();

    /** Whoever did something. */
    private final ByteTexts users = new ByteTexts();

    /**
     * The number that each of those has among the people, from when something of theirs happened.
     */
    private int[] persons = {};

    /** Room for the values of an event of each slot. */
    private final long[][] values;

    FeedItems(People people) {
        this.people = people;
        Vocabulary vocabulary = people.vocabulary();
        this.values =
                IntStream.range(0, vocabulary.events())
                        .mapToObj(event -> new long[vocabulary.eventValues(event, "").length])
                        .toArray(long[][]::new);
        this.rows =
                new EventColumns(
                        IntStream.range(0, values.length)
                                .map(event -> values[event].length)
                                .toArray());
    }

    int size() {
        return rows.size() + arriving.size();
    }

    long time(int index) {
        return rows.time(index);
    }

    /** The slot of the event that an item is; no slot if it is about a profile. */
    int event(int index) {
        return rows.slot(index);
    }

    /** Whether an item is an event. */
    boolean isEvent(int index) {
        return rows.slot(index) != EventColumns.OTHER;
    }

    /** An item that is not an event. */
    FeedItem other(int index) {
        return others.get(rows.user(index));
    }

    /** Tells of the people's codes that its events hold. */
    void eachCode(LongConsumer code) {
        rows.eachValue(code);
    }

    /** Whoever does something, each once. */
    ByteTexts users() {
        return users;
    }

    /**
     * Adds an event at the end.
     *
     * @param user a number among {@link #users}
     * @param own its values as the people's codes; copied
     */
    void add(long time, int user, int event, long insertId, long[] own) {
        rows.add(rows.size(), time, user, event, insertId, own);
    }

    /** Adds an item at the end; what arrived one by one is put into its order later. */
    void add(FeedItem item) {
        if (item instanceof FeedItem.Arrived) {
            arriving.add(item);
        } else {
            insert(rows.size(), item);
        }
    }

    /** Adds an item before another. */
    void insert(int index, FeedItem item) {
        switch (item) {
            case FeedItem.Did did ->
                    rows.add(
                            index,
                            did.time(),
                            users.number(did.distinctId()),
                            did.event(),
                            did.insertId(),
                            codes(did.properties()));
            case FeedItem.Updated _,
                    FeedItem.Untimed _,
                    FeedItem.Given _,
                    FeedItem.Arrived _,
                    FeedItem.Joined _ -> {
                rows.add(
                        index,
                        item.time(),
                        others.size(),
                        EventColumns.OTHER,
                        EventHead.NONE,
                        NO_VALUES);
                others.add(item);
            }
        }
    }

    private long[] codes(Value[] properties) {
        return Arrays.stream(properties).mapToLong(people.codes()::of).toArray();
    }

    /**
     * Puts all into the order of time, and takes out what came more than once. Of one instant, what
     * came in one after the other happens in that order, and everything else before it, as it came.
     */
    void settle() {
        arriving.sort(Comparator.comparingLong(FeedItem::time).thenComparingLong(FeedItem::number));
        arriving.forEach(item -> insert(rows.size(), item));
        arriving.clear();
        rows.sort();
        Duplicates.removeFrom(rows);
        rows.trim();
    }

    /** Lets an item happen; returns the number of the person whom it is about. */
    int apply(int index) {
        int event = rows.slot(index);
        if (!isEvent(index)) {
            return other(index).applyTo(people);
        }
        int person = person(rows.user(index));
        rows.values(index, values[event]);
        people.did(person, event, rows.time(index), values[event]);
        return person;
    }

    /**
     * Reads what an event needs that happens soon, if it is of somebody who did something before.
     *
     * @return nothing of meaning, so that it is not left out
     */
    long peek(int index, FeedListener listener) {
        int user = isEvent(index) ? rows.user(index) : persons.length;
        if (user >= persons.length || persons[user] == People.NOBODY) {
            return 0;
        }
        listener.expect(persons[user]);
        return people.peek(persons[user], rows.slot(index));
    }

    private int person(int user) {
        if (user >= persons.length) {
            int before = persons.length;
            persons = Arrays.copyOf(persons, users.size());
            Arrays.fill(persons, before, persons.length, People.NOBODY);
        }
        if (persons[user] == People.NOBODY) {
            persons[user] = people.admit(users.text(user));
        }
        return persons[user];
    }

    /** Whether an item is a profile update of somebody. */
    boolean isUpdateOf(int index, IntPredicate person) {
        return rows.slot(index) == EventColumns.OTHER
                && others.get(rows.user(index)) instanceof FeedItem.Updated update
                && people.number(update.distinctId()) != People.NOBODY
                && person.test(people.number(update.distinctId()));
    }

    /** Whether an item is the same event as another. */
    boolean isSame(int index, FeedItem item) {
        return item instanceof FeedItem.Did did
                && did.insertId() != EventHead.NONE
                && rows.insertId(index) == did.insertId()
                && rows.slot(index) == did.event()
                && rows.time(index) == did.time()
                && users.text(rows.user(index)).equals(did.distinctId());
    }

    /** How many events are of somebody to whom something applies. */
    long countEvents(IntPredicate user) {
        return IntStream.range(0, rows.size())
                .filter(row -> isDone(row) && user.test(doer(row)))
                .count();
    }

    private boolean isDone(int index) {
        return isEvent(index) || other(index).content() instanceof FeedItem.Did;
    }

    private int doer(int index) {
        return isEvent(index)
                ? rows.user(index)
                : users.number(other(index).content().distinctId());
    }

    /** Lets the first items go; the others are then counted from 0. */
    void removeFirst(int count) {
        for (int row = 0; row < count; row++) {
            if (rows.slot(row) == EventColumns.OTHER) {
                others.set(rows.user(row), NOTHING);
            }
        }
        rows.removeFirst(count);
        rows.trim();
    }
}
