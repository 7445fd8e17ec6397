package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.CodeTranslation;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** All that happens at an instant of its own: events in columns, everything else as objects. */
final class FeedItems {
    /** In the place of an item that was let go. */
    private static final FeedItem NOTHING = new FeedItem.Untimed(Long.MIN_VALUE, "", List.of());

    private final People people;
    private final EventColumns rows;
    private final List<FeedItem> others = new ArrayList<>();

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
        return rows.size();
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

    /** Whether an item is an event that mixhook took in itself. */
    boolean isArrived(int index) {
        return rows.isArrived(index);
    }

    /** An event that mixhook took in itself. */
    ArrivedEvent arrived(int index) {
        return new ArrivedEvent(
                rows.time(index),
                person(rows.user(index)),
                rows.slot(index),
                rows.doneAt(index),
                rows.insertId(index),
                values(index));
    }

    /** The values of an event, as the people's codes. */
    long[] values(int index) {
        long[] copy = new long[values[rows.slot(index)].length];
        rows.values(index, copy);
        return copy;
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

    /** Adds an item at the end. */
    void add(FeedItem item) {
        insert(rows.size(), item);
    }

    /**
     * Adds all that was read apart at the end, as if it had been read here.
     *
     * @param part with people of its own, of the same vocabulary
     */
    void addAll(FeedItems part) {
        int[] numbers =
                IntStream.range(0, part.users.size())
                        .map(user -> users.number(part.users.text(user)))
                        .toArray();
        CodeTranslation codes = new CodeTranslation(part.people.codes(), people.codes());
        EventTransfer events = new EventTransfer(part.rows, rows, numbers, codes);
        for (int row = 0; row < part.size(); row++) {
            if (part.isEvent(row)) {
                events.add(row, values[part.event(row)]);
            } else {
                add(part.other(row));
            }
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
                            did.codes(people.codes()));
            case FeedItem.Arrived(long at, long _, FeedItem.Did did) ->
                    rows.addArrived(
                            index,
                            at,
                            item.number(),
                            did.time(),
                            users.number(did.distinctId()),
                            did.event(),
                            did.insertId(),
                            did.codes(people.codes()));
            case FeedItem.Updated _,
                    FeedItem.Untimed _,
                    FeedItem.Given _,
                    FeedItem.Arrived _,
                    FeedItem.Replaced _,
                    FeedItem.Streamed _,
                    FeedItem.Joined _ -> {
                rows.addOther(index, item.time(), item.number(), others.size());
                others.add(item);
            }
        }
    }

    /**
     * Puts an event in the place of one that is the same.
     *
     * @return the values that were there, as the people's codes
     */
    long[] replace(int index, FeedItem.Did did) {
        long[] before = values(index);
        rows.replace(index, did.codes(people.codes()));
        return before;
    }

    /**
     * Puts all into the order of time, and takes out what came more than once. Of one instant, what
     * came in one after the other happens in that order, and everything else before it, as it came.
     */
    void settle() {
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
        people.did(person, event, rows.doneAt(index), values[event]);
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

    /** Whose that is now which was done under an id. */
    private int person(int user) {
        if (user >= persons.length) {
            int before = persons.length;
            persons = Arrays.copyOf(persons, users.size());
            Arrays.fill(persons, before, persons.length, People.NOBODY);
        }
        if (persons[user] == People.NOBODY) {
            persons[user] = people.admit(users.text(user));
        }
        return people.owner(persons[user]);
    }

    /**
     * Whether an item is a profile update of somebody.
     *
     * @param arrivedUntil an update that mixhook took in itself counts if it came before that
     */
    boolean isUpdateOf(int index, IntPredicate person, long arrivedUntil) {
        if (rows.slot(index) != EventColumns.OTHER) {
            return false;
        }
        FeedItem item = other(index);
        boolean isUpdate =
                item instanceof FeedItem.Updated
                        || (item instanceof FeedItem.Arrived(long at, long _, FeedItem content)
                                && content instanceof FeedItem.Updated
                                && at < arrivedUntil);
        int number = isUpdate ? people.number(item.distinctId()) : People.NOBODY;
        return number != People.NOBODY && person.test(people.owner(number));
    }

    /** Whether an item is the same event as another. */
    boolean isSame(int index, FeedItem item) {
        return item instanceof FeedItem.Did did
                && !rows.isArrived(index)
                && did.insertId() != EventHead.NONE
                && rows.insertId(index) == did.insertId()
                && rows.slot(index) == did.event()
                && rows.time(index) == did.time()
                && users.text(rows.user(index)).equals(did.distinctId());
    }

    /** How many events are of somebody to whom something applies. */
    long countEvents(IntPredicate user) {
        return IntStream.range(0, rows.size())
                .filter(row -> isEvent(row) && user.test(rows.user(row)))
                .count();
    }

    /** Forgets what is not asked for any more of an item that is no event. */
    void letGo(int index) {
        others.set(rows.user(index), NOTHING);
    }

    /** Lets the first items go; the others are then counted from 0. */
    void removeFirst(int count) {
        for (int row = 0; row < count; row++) {
            if (rows.slot(row) == EventColumns.OTHER) {
                letGo(row);
            }
        }
        rows.removeFirst(count);
        rows.trim();
    }
}
