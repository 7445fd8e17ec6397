package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.ProfileUpdate;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Dates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads files of people and of events, record by record. */
public final class FeedReader {
    /** When that happens which is so from the start. */
    private static final long START = Long.MIN_VALUE;

    /** From how many bytes on it pays to read files beside the largest: 8 MB. */
    private static final long WORTH = 1L << 23;

    private final People people;
    private final FeedItems items;
    private final EventsReader events;
    private final RecordReader records;
    private final BitSet given = new BitSet();
    private final BitSet givenTwice = new BitSet();
    private final Set<String> laterPeople = new HashSet<>();

    /** The instant of the latest line about each person so far in a file, if it matters. */
    private final Map<String, Long> before = new HashMap<>();

    private final long present;
    private final DataZones zones;
    private long updates;
    private long latest = FeedCounts.NEVER;

    private FeedReader(Vocabulary vocabulary, DataZones zones, long present) {
        this.present = present;
        this.zones = zones;
        this.people = new People(vocabulary, new Dates(zones.profileDates()));
        this.items = new FeedItems(people);
        this.events = new EventsReader(items, people, zones);
        this.records = events.records();
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
        return read(sources, vocabulary, zones, _ -> {});
    }

    /**
     * Reads files, and lines behind them that stand in none, while somebody is told how far that
     * is.
     *
     * @param vocabulary complete; events of other names are counted and let go
     * @param told how many more bytes of files have been read; called from several threads
     * @throws IOException if a file cannot be read; the message names it
     */
    public static Feed read(
            DataSources sources, Vocabulary vocabulary, DataZones zones, LongConsumer told)
            throws IOException {
        return read(
                        telling(sources.people(), told),
                        telling(sources.done(), told),
                        vocabulary,
                        zones,
                        Long.MIN_VALUE)
                .feed(sources.isFollowed());
    }

    private static List<DataFile> telling(List<DataFile> files, LongConsumer told) {
        return files.stream().map(file -> file.telling(told)).toList();
    }

    /**
     * Reads files whose lines were added in the order of what happened: a line that tells no time
     * comes after the lines about its user that stand before it.
     *
     * @param present until when those are dated, in milliseconds since the epoch; later ones are
     *     yet to happen
     * @param told how many more bytes have been read; called from several threads
     */
    static Feed readStretches(
            List<DataFile> profiles,
            List<DataFile> events,
            Vocabulary vocabulary,
            DataZones zones,
            long present,
            LongConsumer told)
            throws IOException {
        return read(telling(profiles, told), telling(events, told), vocabulary, zones, present)
                .feed(true);
    }

    private static FeedReader read(
            List<DataFile> profiles,
            List<DataFile> events,
            Vocabulary vocabulary,
            DataZones zones,
            long present)
            throws IOException {
        int threads = threads(profiles, events);
        return threads > 1
                ? readBeside(threads, profiles, events, vocabulary, zones, present)
                : readInTurn(profiles, events, vocabulary, zones, present);
    }

    /** How many may read at a time. */
    private static int threads(List<DataFile> profiles, List<DataFile> events) {
        LongSummaryStatistics sizes =
                Stream.concat(profiles.stream(), events.stream())
                        .mapToLong(DataFile::size)
                        .summaryStatistics();
        return sizes.getSum() - sizes.getMax() < WORTH
                ? 1
                : Runtime.getRuntime().availableProcessors();
    }

    /** Reads one file after the other. */
    static FeedReader readInTurn(
            List<DataFile> profiles,
            List<DataFile> events,
            Vocabulary vocabulary,
            DataZones zones,
            long present)
            throws IOException {
        FeedReader reader = new FeedReader(vocabulary, zones, present);
        reader.readProfiles(profiles);
        for (DataFile file : events) {
            reader.events.read(file);
        }
        return reader;
    }

    /** Reads files of events beside each other, and beside the people. */
    static FeedReader readBeside(
            int threads,
            List<DataFile> profiles,
            List<DataFile> events,
            Vocabulary vocabulary,
            DataZones zones,
            long present)
            throws IOException {
        FeedReader reader = new FeedReader(vocabulary, zones, present);
        try (EventsAhead ahead = new EventsAhead(events, vocabulary, zones, threads)) {
            reader.readProfiles(profiles);
            while (ahead.hasNext()) {
                reader.events.addAll(ahead.next());
            }
        }
        return reader;
    }

    /** Profiles stand as the last line about them says: one file after the other. */
    private void readProfiles(List<DataFile> profiles) throws IOException {
        for (DataFile file : profiles) {
            before.clear();
            records.readChecked(file, Contents.PEOPLE, this::profile, ObjectScanner.NONE);
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

    /**
     * @param isFollowed whether more is to come, among which events may be that are there already
     */
    Feed feed(boolean isFollowed) {
        // Of what is yet to come anything may be a device's.
        events.deviceUsers().addTo(items, id -> isFollowed || isKnown(id));
        int all = items.size();
        items.settle();
        BitSet withoutProfile = usersWithoutProfile();
        FeedCounts counts =
                new FeedCounts(
                        given.cardinality(),
                        updates,
                        events.events(),
                        events.unmentioned(),
                        events.namedAny(),
                        events.nobodys(),
                        all - items.size(),
                        items.countEvents(withoutProfile::get),
                        records.damages().count(),
                        records.damages().first(),
                        records.damagedFiles(),
                        Math.max(latest, events.latest()));
        return new Feed(
                people, items, counts, events.names(), givenTwice(), given, isFollowed, zones);
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
            String id = events.deviceUsers().user(items.users().text(user));
            int person = people.number(id);
            boolean hasProfile = person != People.NOBODY && people.hasProfile(person);
            without.set(user, !hasProfile && !laterPeople.contains(id));
        }
        return without;
    }
}
