package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;

/**
 * Reads files of events, one after the other. What two of them have read is put together in {@link
 * #addAll}: then it is as if the one had read all files.
 */
final class EventsReader {
    private final FeedItems items;
    private final EventLine line;
    private final EventScanner scanner;
    private final Identity identity;
    private final NameCounts names = new NameCounts();
    private final DeviceUsers deviceUsers = new DeviceUsers();
    private final RecordReader records = new RecordReader();
    private long events;
    private long unmentioned;
    private long namedAny;
    private long nobodys;
    private long latest = FeedCounts.NEVER;

    /**
     * Nothing is read yet.
     *
     * @param items to which is added what happens
     * @param people whose items they are
     */
    EventsReader(FeedItems items, People people, DataZones zones) {
        TimeReader timeReader = new TimeReader(zones.eventTimes());
        Vocabulary vocabulary = people.vocabulary();
        this.items = items;
        this.identity = zones.identity();
        this.line = new EventLine(vocabulary, timeReader, identity, names);
        this.scanner = new EventScanner(vocabulary, people.codes(), timeReader, identity, names);
    }

    /** A reader that keeps what it reads for itself, until it is added to another. */
    static EventsReader apart(Vocabulary vocabulary, DataZones zones) {
        People people = new People(vocabulary);
        return new EventsReader(new FeedItems(people), people, zones);
    }

    /**
     * Reads a file; damaged lines are counted and left out.
     *
     * @throws IOException if the file cannot be read; the message names it
     */
    void read(DataFile file) throws IOException {
        records.readChecked(file, Contents.EVENTS, this::event, this::ordinaryEvent);
    }

    private void event(byte[] bytes) {
        line.read(bytes);
        if (identity == Identity.ORIGINAL) {
            line.joining().ifPresent(items::add);
        }
        line.streamed(bytes).ifPresent(items::add);
        latest = Math.max(latest, line.arrivedAt());
        take(line);
    }

    /** Reads an event where it lies, if it is an ordinary one. */
    private int ordinaryEvent(byte[] bytes, int from, int limit) {
        int end = scanner.scan(bytes, from, limit);
        if (end >= 0) {
            take(scanner);
        }
        return end;
    }

    private void take(ReadEvent event) {
        events++;
        event.count();
        namedAny += event.isNamedAny() ? 1 : 0;
        latest = Math.max(latest, event.time());
        event.tellOf(deviceUsers);
        if (event.isNobodys()) {
            nobodys++;
        } else if (event.isMentioned()) {
            event.addTo(items);
        } else if (!event.isStreamed()) {
            unmentioned++;
        }
    }

    /** Adds what another read in files that come after all of these. */
    void addAll(EventsReader later) {
        items.addAll(later.items);
        deviceUsers.seeAll(later.deviceUsers);
        records.addAll(later.records);
        names.addAll(later.names);
        events += later.events;
        unmentioned += later.unmentioned;
        namedAny += later.namedAny;
        nobodys += later.nobodys;
        latest = Math.max(latest, later.latest);
    }

    /** Through which it reads; what is left out is counted there. */
    RecordReader records() {
        return records;
    }

    /** How often there is each name. */
    NameCounts names() {
        return names;
    }

    /** The first user on each device. */
    DeviceUsers deviceUsers() {
        return deviceUsers;
    }

    /** How many events it read. */
    long events() {
        return events;
    }

    /** How many of them no campaign mentions, and no stream. */
    long unmentioned() {
        return unmentioned;
    }

    /** How many are called as a target calls events of any name. */
    long namedAny() {
        return namedAny;
    }

    /** How many are nobody's. */
    long nobodys() {
        return nobodys;
    }

    /** The last of them, in milliseconds since the epoch, or {@link FeedCounts#NEVER}. */
    long latest() {
        return latest;
    }
}
