package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.ProfileUpdate;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Dates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads files of people and of events, record by record. */
public final class FeedReader {
    /** When that happens which is so from the start. */
    private static final long START = Long.MIN_VALUE;

    private final People people;
    private final EventLine event;
    private final EventScanner scanner;
    private final FeedItems items;
    private final DeviceUsers deviceUsers = new DeviceUsers();
    private final BitSet given = new BitSet();
    private final BitSet givenTwice = new BitSet();
    private final NameCounts names = new NameCounts();
    private final RecordReader records = new RecordReader();
    private final List<DamagedFile> damagedFiles = new ArrayList<>();

    private final Set<String> laterPeople = new HashSet<>();

    /** The instant of the latest line about each person so far in a file, if it matters. */
    private final Map<String, Long> before = new HashMap<>();

    private final long present;
    private final DataZones zones;
    private long updates;
    private long events;
    private long unmentioned;
    private long namedAny;
    private long nobodys;
    private long latest = FeedCounts.NEVER;

    private FeedReader(Vocabulary vocabulary, DataZones zones, long present) {
        this.present = present;
        this.zones = zones;
        this.people = new People(vocabulary, new Dates(zones.profileDates()));
        TimeReader timeReader = new TimeReader(zones.eventTimes());
        this.event = new EventLine(vocabulary, timeReader, zones.identity(), names);
        this.scanner =
                new EventScanner(vocabulary, people.codes(), timeReader, zones.identity(), names);
        this.items = new FeedItems(people);
    }

    /**
     * Reads all of it; damaged lines are counted and left out.
     *
     * @param vocabulary complete; events of other names are counted and let go
     * @throws IOException if a file cannot be read; the message names it
     */
    public static Feed read(
            List<Path> profiles, List<Path> events, Vocabulary vocabulary, DataZones zones)
            throws IOException {
        return read(DataSources.files(profiles, events), vocabulary, zones);
    }

    /**
     * Reads files, and lines behind them that stand in none; damaged ones are counted and left out.
     *
     * @param vocabulary complete; events of other names are counted and let go
     * @throws IOException if a file cannot be read; the message names it
     */
    public static Feed read(DataSources sources, Vocabulary vocabulary, DataZones zones)
            throws IOException {
        return read(sources.people(), sources.done(), vocabulary, zones, Long.MIN_VALUE)
                .feed(sources.isFollowed());
    }

    /**
     * Reads files whose lines were added in the order of what happened: a line that tells no time
     * comes after the lines about its user that stand before it.
     *
     * @param present until when those are dated, in milliseconds since the epoch; later ones are
     *     yet to happen
     */
    static Feed readStretches(
            List<DataFile> profiles,
            List<DataFile> events,
            Vocabulary vocabulary,
            DataZones zones,
            long present)
            throws IOException {
        return read(profiles, events, vocabulary, zones, present).feed(true);
    }

    private static FeedReader read(
            List<DataFile> profiles,
            List<DataFile> events,
            Vocabulary vocabulary,
            DataZones zones,
            long present)
            throws IOException {
        FeedReader reader = new FeedReader(vocabulary, zones, present);
        for (DataFile file : profiles) {
            reader.before.clear();
            reader.read(file, reader::profile, ObjectScanner.NONE, Contents.PEOPLE);
        }
        for (DataFile file : events) {
            reader.read(file, reader::event, reader::ordinaryEvent, Contents.EVENTS);
        }
        return reader;
    }

    private void read(
            DataFile file, Consumer<byte[]> each, ObjectScanner ordinary, Contents contents)
            throws IOException {
        Damages damages = records.damages();
        damages.begin();
        long before = damages.count();
        long read = records.read(file, each, ordinary);
        long damaged = damages.count() - before;
        if (damaged > read) {
            damagedFiles.add(
                    new DamagedFile(
                            file.path(),
                            damaged,
                            read,
                            new FormatGuess(file.path(), contents).sentence(),
                            damages.firstOfFile()));
        }
    }

    private void profile(byte[] bytes) {
        ProfileLine line = ProfileLine.read(bytes);
        String id = line.distinctId();
        FeedItem item = line.item(before.getOrDefault(id, START));
        if (line.profile() == null) {
            updates++;
        } else {
            int person = people.admit(id);
            givenTwice.set(
                    person, givenTwice.get(person) || (given.get(person) && !line.isDated()));
            given.set(person);
        }
        if (item.time() == START) {
            item.applyTo(people);
            return;
        }
        items.add(item);
        if (line.profile() != null || ProfileUpdate.leaveProfile(line.updates(), false)) {
            laterPeople.add(id);
        }
        if (line.isDated()) {
            latest = Math.max(latest, item.time());
        }
        if (line.isDated() && item.time() <= present) {
            before.merge(id, item.time(), Math::max);
        }
    }

    private void event(byte[] bytes) {
        event.read(bytes);
        if (zones.identity() == Identity.ORIGINAL) {
            event.joining().ifPresent(items::add);
        }
        event.streamed(bytes).ifPresent(items::add);
        latest = Math.max(latest, event.arrivedAt());
        take(event);
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

    /**
     * @param isFollowed whether more is to come, among which events may be that are there already
     */
    private Feed feed(boolean isFollowed) {
        // Of what is yet to come anything may be a device's.
        deviceUsers.addTo(items, id -> isFollowed || isKnown(id));
        int all = items.size();
        items.settle();
        BitSet withoutProfile = usersWithoutProfile();
        FeedCounts counts =
                new FeedCounts(
                        given.cardinality(),
                        updates,
                        events,
                        unmentioned,
                        namedAny,
                        nobodys,
                        all - items.size(),
                        items.countEvents(withoutProfile::get),
                        records.damages().count(),
                        records.damages().first(),
                        damagedFiles,
                        latest);
        return new Feed(people, items, counts, names, givenTwice(), given, isFollowed, zones);
    }

    private @Nullable GivenTwice givenTwice() {
        return givenTwice.isEmpty()
                ? null
                : new GivenTwice(
                        givenTwice.cardinality(), people.distinctId(givenTwice.nextSetBit(0)));
    }

    private boolean isKnown(String id) {
        return items.users().find(id) >= 0
                || people.number(id) != People.NOBODY
                || laterPeople.contains(id);
    }

    /** Before anything happens, the people are those who have a profile from the start. */
    private BitSet usersWithoutProfile() {
        BitSet without = new BitSet();
        for (int user = 0; user < items.users().size(); user++) {
            String id = deviceUsers.user(items.users().text(user));
            int person = people.number(id);
            boolean hasProfile = person != People.NOBODY && people.hasProfile(person);
            without.set(user, !hasProfile && !laterPeople.contains(id));
        }
        return without;
    }
}
