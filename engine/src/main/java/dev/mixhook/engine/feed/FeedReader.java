package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.Dates;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.person.ProfileUpdate;
import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Reads files of people and of events, record by record. */
public final class FeedReader {
    private final People people;
    private final EventLine event;
    private final List<FeedItem> items = new ArrayList<>();
    private final BitSet given = new BitSet();
    private final RecordReader records = new RecordReader();

    /** Each id once, because a million events name the same thousand people. */
    private final Map<String, String> ids = new HashMap<>();

    private final Set<String> laterPeople = new HashSet<>();
    private long updates;
    private long events;
    private long unmentioned;
    private long nobodys;
    private long latest = FeedCounts.NEVER;

    private FeedReader(Vocabulary vocabulary, ZoneId profileDates) {
        this.people = new People(vocabulary, new Dates(profileDates));
        this.event = new EventLine(vocabulary);
    }

    /**
     * Reads all of it; damaged lines are counted and left out.
     *
     * @param vocabulary complete; events of other names are counted and let go
     * @param profileDates what a profile's dates without a zone are in (R-T11)
     * @throws IOException if a file cannot be read; the message names it
     */
    public static Feed read(
            List<Path> profiles, List<Path> events, Vocabulary vocabulary, ZoneId profileDates)
            throws IOException {
        return readStretches(whole(profiles), whole(events), vocabulary, profileDates);
    }

    private static List<DataFile> whole(List<Path> files) {
        return files.stream().map(DataFile::whole).toList();
    }

    static Feed readStretches(
            List<DataFile> profiles,
            List<DataFile> events,
            Vocabulary vocabulary,
            ZoneId profileDates)
            throws IOException {
        FeedReader reader = new FeedReader(vocabulary, profileDates);
        for (DataFile file : profiles) {
            reader.records.read(file, reader::profile);
        }
        for (DataFile file : events) {
            reader.records.read(file, reader::event);
        }
        return reader.feed();
    }

    private void profile(byte[] bytes) {
        ProfileLine line = ProfileLine.read(bytes);
        Profile profile = line.profile();
        Long time = line.time();
        if (profile != null) {
            given.set(people.put(line.distinctId(), profile));
            return;
        }
        updates++;
        if (time == null) {
            people.update(line.distinctId(), line.updates(), OptionalLong.empty());
            return;
        }
        items.add(new FeedItem.Updated(time, line.distinctId(), line.updates(), line.seen()));
        latest = Math.max(latest, time);
        if (ProfileUpdate.leaveProfile(line.updates(), false)) {
            laterPeople.add(line.distinctId());
        }
    }

    private void event(byte[] bytes) {
        event.read(bytes);
        events++;
        latest = Math.max(latest, event.time());
        String user = event.distinctId();
        if (user == null) {
            nobodys++;
        } else if (event.isMentioned()) {
            items.add(event.item(ids.computeIfAbsent(user, Function.identity())));
        } else {
            unmentioned++;
        }
    }

    private Feed feed() {
        items.sort(Comparator.comparingLong(FeedItem::time));
        int all = items.size();
        Duplicates.removeFrom(items);
        FeedCounts counts =
                new FeedCounts(
                        given.cardinality(),
                        updates,
                        events,
                        unmentioned,
                        nobodys,
                        all - items.size(),
                        items.stream().filter(this::isWithoutProfile).count(),
                        records.damages().count(),
                        records.damages().first(),
                        latest);
        return new Feed(people, items, counts, given);
    }

    /** Before anything happens, the people are those who have a profile from the start. */
    private boolean isWithoutProfile(FeedItem item) {
        return switch (item) {
            case FeedItem.Did did -> {
                int person = people.number(did.distinctId());
                yield !laterPeople.contains(did.distinctId())
                        && (person == People.NOBODY || !people.hasProfile(person));
            }
            case FeedItem.Updated _, FeedItem.Given _ -> false;
        };
    }
}
