package dev.mixhook.engine.feed;

import dev.mixhook.engine.files.IrregularFileException;
import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * What data files gain while they are watched: whole lines at their end. Those that are packed, or
 * in UTF-16, are read again as a whole once they have changed. Where the files end is looked at
 * while nobody of this process writes to them; what stands before that is read while they grow.
 */
public final class Tail {
    private final List<FollowedFile> files = new ArrayList<>();
    private final Vocabulary vocabulary;
    private final DataZones zones;
    private final Lock writing;

    private Tail(Vocabulary vocabulary, DataZones zones, Lock writing) {
        this.vocabulary = vocabulary;
        this.zones = zones;
        this.writing = writing;
    }

    /**
     * What stands in the files now, and what they will gain.
     *
     * @param tail goes on exactly where the feed ends
     */
    public record Start(Feed feed, Tail tail) {}

    /** Lines that came, read. */
    public static final class Gain {
        private final List<FeedItem> items;
        private final Damages damages;

        private Gain(List<FeedItem> items, Damages damages) {
            this.items = items;
            this.damages = damages;
        }

        public int size() {
            return items.size();
        }

        public long damaged() {
            return damages.count();
        }

        public List<DamagedLine> firstDamaged() {
            return damages.first();
        }

        /**
         * Lets a feed take it in.
         *
         * @param now when that is, in milliseconds since the epoch
         */
        public void addTo(Feed feed, long now) {
            feed.add(items, now);
        }
    }

    /**
     * Reads all that stands there; a last line that is cut off waits for its end. A profile line
     * that tells no time comes after the lines about its user that stand before it, as it does when
     * it is added.
     *
     * @param now the present, in milliseconds since the epoch
     * @param writing held by whoever of this process writes to one of the files
     * @throws IOException if a file cannot be read; the message names it
     */
    public static Start start(
            List<Path> profiles,
            List<Path> events,
            Vocabulary vocabulary,
            DataZones zones,
            long now,
            Lock writing)
            throws IOException {
        return start(profiles, events, vocabulary, zones, now, writing, _ -> {});
    }

    /**
     * Reads all that stands there, while somebody is told how far that is.
     *
     * @param now the present, in milliseconds since the epoch
     * @param writing held by whoever of this process writes to one of the files
     * @param told how many more bytes have been read; called from several threads
     * @throws IOException if a file cannot be read; the message names it
     */
    public static Start start(
            List<Path> profiles,
            List<Path> events,
            Vocabulary vocabulary,
            DataZones zones,
            long now,
            Lock writing,
            LongConsumer told)
            throws IOException {
        Tail tail = new Tail(vocabulary, zones, writing);
        List<DataFile> people;
        List<DataFile> done;
        writing.lock();
        try {
            people = tail.follow(profiles, true);
            done = tail.follow(events, false);
        } finally {
            writing.unlock();
        }
        Feed feed = FeedReader.readStretches(people, done, vocabulary, zones, now, told);
        return new Start(feed, tail);
    }

    private List<DataFile> follow(List<Path> paths, boolean havePeople) throws IOException {
        List<DataFile> present = new ArrayList<>();
        for (Path path : paths) {
            FollowedFile file = followed(path, havePeople);
            present.add(file.present());
            files.add(file);
        }
        return present;
    }

    private static FollowedFile followed(Path path, boolean havePeople) throws IOException {
        try {
            return FollowedFile.from(path, havePeople);
        } catch (IrregularFileException e) {
            throw new IOException(path + " is " + e.getMessage(), e);
        }
    }

    /**
     * Looks whether the files are what they were, but for lines that they gained; to be done before
     * each {@link #gain}. One that is another has to be read again once it is settled, so that a
     * file that is being written is not taken half. One that is away has not become empty by that.
     *
     * @param patience after how many looks in a row those that are away are given up
     * @throws IOException if a file cannot be looked at; the message names it
     */
    public DataState look(long patience) throws IOException {
        Set<FollowedFile.Standing> standings = standings();
        if (standings.contains(FollowedFile.Standing.AWAY)) {
            long looks = Math.max(patience, FollowedFile.SETTLED);
            return files.stream().allMatch(file -> file.away() == 0 || file.away() > looks)
                    ? new DataState.GivenUp(absences(0))
                    : new DataState.Missing(absences(1));
        }
        if (standings.contains(FollowedFile.Standing.CHANGING)) {
            return new DataState.Unsettled();
        }
        return standings.contains(FollowedFile.Standing.CHANGED)
                ? new DataState.Rewritten()
                : new DataState.Steady();
    }

    private Set<FollowedFile.Standing> standings() throws IOException {
        Set<FollowedFile.Standing> standings = EnumSet.noneOf(FollowedFile.Standing.class);
        writing.lock();
        try {
            for (FollowedFile file : files) {
                standings.add(file.look());
            }
        } finally {
            writing.unlock();
        }
        return standings;
    }

    /**
     * The files that are away for more than so many looks: one that is written anew is away for
     * one.
     */
    private List<Absence> absences(int looks) {
        return files.stream()
                .filter(file -> file.away() > looks)
                .flatMap(file -> file.absence().stream())
                .toList();
    }

    /** The paths at which a look did not find what was read. */
    public Set<Path> away() {
        return absences(0).stream().map(Absence::file).collect(Collectors.toSet());
    }

    /** The paths of files that are away at which nothing is that could be read. */
    public Set<Path> goneFiles() {
        return files.stream()
                .filter(file -> file.away() > 0 && !file.last().isFile())
                .map(file -> file.present().path())
                .collect(Collectors.toSet());
    }

    /**
     * Whether all that is away is among other files under other names.
     *
     * @throws IOException if one of those cannot be looked at
     */
    public boolean isMovedTo(List<Path> others) throws IOException {
        List<FileStatus> looks = new ArrayList<>();
        for (Path other : others) {
            looks.add(FileStatus.at(other));
        }
        return files.stream()
                .filter(file -> file.away() > 0)
                .allMatch(file -> looks.stream().anyMatch(file::isMovedTo));
    }

    /**
     * What has come since the last look.
     *
     * @param now when what tells no time of its own happens, in milliseconds since the epoch
     * @throws IOException if a file cannot be read; the message names it
     */
    public Gain gain(long now) throws IOException {
        List<FeedItem> items = new ArrayList<>();
        LiveRecords records = new LiveRecords(vocabulary, zones, now);
        Map<FollowedFile, DataFile> gained = new LinkedHashMap<>();
        for (Map.Entry<FollowedFile, DataFile> each : gains().entrySet()) {
            FollowedFile file = each.getKey();
            DataFile lines = each.getValue();
            List<FeedItem> read = file.hasPeople() ? records.people(lines) : records.events(lines);
            // Else it was written anew meanwhile, which the next look sees.
            if (file.isIntact()) {
                items.addAll(read);
                gained.put(file, lines);
            }
        }
        // Only now: had one of them not been readable, all are looked at once more.
        for (Map.Entry<FollowedFile, DataFile> each : gained.entrySet()) {
            each.getKey().hasRead(each.getValue());
        }
        return new Gain(items, records.damages());
    }

    /** The whole lines that each file has gained, all as of one moment. */
    private Map<FollowedFile, DataFile> gains() throws IOException {
        Map<FollowedFile, DataFile> gains = new LinkedHashMap<>();
        writing.lock();
        try {
            for (FollowedFile file : files) {
                Optional<DataFile> lines = file.gain();
                lines.ifPresent(gain -> gains.put(file, gain));
            }
        } finally {
            writing.unlock();
        }
        return gains;
    }
}
