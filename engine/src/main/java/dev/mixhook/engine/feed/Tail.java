package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What data files gain while they are watched: whole lines at their end. A file that is shorter
 * than it was has been begun anew, and is read from its start. Packed files do not grow.
 */
public final class Tail {
    private final List<Followed> files = new ArrayList<>();
    private final EventLine event;

    private Tail(Vocabulary vocabulary) {
        this.event = new EventLine(vocabulary);
    }

    private static final class Followed {
        private final Path path;
        private final boolean hasPeople;
        private long read;

        private Followed(DataFile present, boolean hasPeople) {
            this.path = present.path();
            this.hasPeople = hasPeople;
            this.read = present.end();
        }
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
     * Reads all that stands there, as {@link FeedReader#read} does; a last line that is cut off
     * waits for its end.
     *
     * @throws IOException if a file cannot be read; the message names it
     */
    public static Start start(
            List<Path> profiles, List<Path> events, Vocabulary vocabulary, ZoneId profileDates)
            throws IOException {
        Tail tail = new Tail(vocabulary);
        List<DataFile> people = tail.follow(profiles, true);
        List<DataFile> done = tail.follow(events, false);
        Feed feed = FeedReader.readStretches(people, done, vocabulary, profileDates);
        return new Start(feed, tail);
    }

    private List<DataFile> follow(List<Path> paths, boolean havePeople) throws IOException {
        List<DataFile> present = new ArrayList<>();
        for (Path path : paths) {
            if (path.toString().endsWith(".gz")) {
                present.add(DataFile.whole(path));
                continue;
            }
            DataFile file = DataFile.present(path);
            present.add(file);
            files.add(new Followed(file, havePeople));
        }
        return present;
    }

    /**
     * What has come since the last look.
     *
     * @param now when what tells no time of its own happens, in milliseconds since the epoch
     * @throws IOException if a file cannot be read; the message names it
     */
    public Gain gain(long now) throws IOException {
        List<FeedItem> items = new ArrayList<>();
        RecordReader records = new RecordReader();
        Map<Followed, Long> ends = new HashMap<>();
        for (Followed file : files) {
            if (!Files.exists(file.path)) {
                continue;
            }
            long read = Files.size(file.path) < file.read ? 0 : file.read;
            DataFile lines = DataFile.lines(file.path, read);
            if (lines.end() > read) {
                records.read(
                        lines,
                        bytes ->
                                (file.hasPeople ? person(bytes, now) : event(bytes))
                                        .forEach(items::add));
                ends.put(file, lines.end());
            }
        }
        // Only now: had one of them not been readable, all are looked at once more.
        ends.forEach((file, end) -> file.read = end);
        return new Gain(items, records.damages());
    }

    private static List<FeedItem> person(byte[] bytes, long now) {
        ProfileLine line = ProfileLine.read(bytes);
        Profile profile = line.profile();
        Long time = line.time();
        if (profile != null) {
            return List.of(new FeedItem.Given(now, line.distinctId(), profile));
        }
        return List.of(
                new FeedItem.Updated(
                        time == null ? now : time, line.distinctId(), line.updates(), line.seen()));
    }

    private List<FeedItem> event(byte[] bytes) {
        event.read(bytes);
        String user = event.distinctId();
        return user == null || !event.isMentioned() ? List.of() : List.of(event.item(user));
    }
}
