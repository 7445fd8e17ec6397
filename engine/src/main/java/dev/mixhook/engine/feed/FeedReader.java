package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Profile;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Reads files of people and of events, record by record. */
public final class FeedReader {
    private final People people;
    private final EventLine event;
    private final EventScanner scanner;
    private final FeedItems items;
    private final BitSet given = new BitSet();
    private final RecordReader records = new RecordReader();
    private final List<DamagedFile> damagedFiles = new ArrayList<>();

    private final Set<String> laterPeople = new HashSet<>();

    /** The instant of the latest line about each person so far in a file, if it matters. */
    private final Map<String, Long> before = new HashMap<>();

    private final long present;
    private long updates;
    private long events;
    private long unmentioned;
    private long namedAny;
    private long nobodys;
    private long latest = FeedCounts.NEVER;

    private FeedReader(Vocabulary vocabulary, DataZones zones, long present) {
        this.present = present;
        this.people = new People(vocabulary, new Dates(zones.profileDates()));
        this.event = new EventLine(vocabulary, new TimeReader(zones.eventTimes()));
        this.scanner =
                new EventScanner(vocabulary, people.codes(), new TimeReader(zones.eventTimes()));
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
        return read(whole(profiles), whole(events), vocabulary, zones, Long.MIN_VALUE).feed(false);
    }

    private static List<DataFile> whole(List<Path> files) {
        return files.stream().map(DataFile::whole).toList();
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
        Profile profile = line.profile();
        if (profile != null) {
            given(line.distinctId(), profile);
        } else {
            updates++;
            update(line);
        }
    }

    private void given(String id, Profile profile) {
        Long after = before.get(id);
        if (after == null) {
            given.set(people.put(id, profile));
        } else {
            given.set(people.admit(id));
            items.add(new FeedItem.Given(after, id, profile));
            laterPeople.add(id);
        }
    }

    private void update(ProfileLine line) {
        String id = line.distinctId();
        Long time = line.time();
        Long after = before.get(id);
        if (time != null) {
            items.add(new FeedItem.Updated(time, id, line.updates(), line.seen()));
            latest = Math.max(latest, time);
            if (time <= present) {
                before.merge(id, time, Math::max);
            }
        } else if (after != null) {
            items.add(new FeedItem.Untimed(after, id, line.updates()));
        } else {
            people.update(id, line.updates(), OptionalLong.empty());
            return;
        }
        if (ProfileUpdate.leaveProfile(line.updates(), false)) {
            laterPeople.add(id);
        }
    }

    private void event(byte[] bytes) {
        event.read(bytes);
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
        namedAny += event.isNamedAny() ? 1 : 0;
        latest = Math.max(latest, event.time());
        if (event.isNobodys()) {
            nobodys++;
        } else if (event.isMentioned()) {
            event.addTo(items);
        } else {
            unmentioned++;
        }
    }

    /**
     * @param isFollowed whether more is to come, among which events may be that are there already
     */
    private Feed feed(boolean isFollowed) {
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
        return new Feed(people, items, counts, given, isFollowed);
    }

    /** Before anything happens, the people are those who have a profile from the start. */
    private BitSet usersWithoutProfile() {
        BitSet without = new BitSet();
        for (int user = 0; user < items.users().size(); user++) {
            String id = items.users().text(user);
            int person = people.number(id);
            boolean hasProfile = person != People.NOBODY && people.hasProfile(person);
            without.set(user, !hasProfile && !laterPeople.contains(id));
        }
        return without;
    }
}
