package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/** Reads files of people and of events, line by line. */
public final class FeedReader {
    private static final int SHOWN = 10;

    private final People people;
    private final EventLine event;
    private final List<FeedItem> items = new ArrayList<>();
    private final List<DamagedLine> firstDamaged = new ArrayList<>();
    private long profiles;
    private long updates;
    private long events;
    private long unmentioned;
    private long damaged;
    private long latest = FeedCounts.NEVER;

    private FeedReader(Vocabulary vocabulary) {
        this.people = new People(vocabulary);
        this.event = new EventLine(vocabulary);
    }

    /**
     * Reads all of it; damaged lines are counted and left out.
     *
     * @param vocabulary complete; events of other names are counted and let go
     * @throws IOException if a file cannot be read to its end; the message names it
     */
    public static Feed read(List<Path> profiles, List<Path> events, Vocabulary vocabulary)
            throws IOException {
        FeedReader reader = new FeedReader(vocabulary);
        for (Path file : profiles) {
            reader.lines(file, reader::profile);
        }
        for (Path file : events) {
            reader.lines(file, reader::event);
        }
        return new Feed(reader.people, reader.items, reader.counts());
    }

    private void lines(Path file, Consumer<byte[]> read) throws IOException {
        try (Lines lines = new Lines(file)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (!isBlank(line)) {
                    line(file, lines.number(), line, read);
                }
            }
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private void line(Path file, long number, byte[] line, Consumer<byte[]> read) {
        try {
            read.accept(line);
        } catch (BadLine e) {
            damaged(file, number, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            String message = e.getOriginalMessage().lines().findFirst().orElse("broken");
            damaged(
                    file,
                    number,
                    "no JSON at column " + e.getLocation().getColumnNr() + ": " + message);
        }
    }

    private void damaged(Path file, long number, String reason) {
        damaged++;
        if (firstDamaged.size() < SHOWN) {
            firstDamaged.add(new DamagedLine(file, number, reason));
        }
    }

    private void profile(byte[] bytes) {
        ProfileLine line = ProfileLine.read(bytes);
        Profile profile = line.profile();
        Long time = line.time();
        if (profile != null) {
            people.put(line.distinctId(), profile);
            profiles++;
        } else if (time == null) {
            people.update(line.distinctId(), line.updates(), null);
            updates++;
        } else {
            items.add(new FeedItem.Updated(time, line.distinctId(), line.updates(), line.seen()));
            latest = Math.max(latest, time);
            updates++;
        }
    }

    private void event(byte[] bytes) {
        event.read(bytes);
        events++;
        latest = Math.max(latest, event.time());
        FeedItem item = event.item();
        if (item == null) {
            unmentioned++;
        } else {
            items.add(item);
        }
    }

    private FeedCounts counts() {
        return new FeedCounts(
                profiles, updates, events, unmentioned, damaged, firstDamaged, latest);
    }

    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character != ' ' && character != '\t') {
                return false;
            }
        }
        return true;
    }
}
