package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Counts what stands in samples of files, and how much that makes for the whole files. */
final class DataSampler {
    /** How many bytes of all files together are read at most, but for the least of each. */
    private static final long ALL = 16 << 20;

    private static final long LEAST_OF_A_FILE = 1 << 15;
    private static final long MOST_OF_A_FILE = 1 << 20;
    private static final long DAY = 86_400_000L;

    private final EventLine event;
    private Counts file = new Counts();
    private double profiles;
    private double profileBytes;
    private double updates;
    private double updateBytes;
    private final Map<String, Double> events = new HashMap<>();
    private final Map<String, Double> arrivedEvents = new HashMap<>();
    private final Map<String, Double> eventBytes = new HashMap<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /** What was seen of one file. */
    private static final class Counts {
        private long profiles;
        private long profileBytes;
        private long updates;
        private long updateBytes;
        private final Map<String, Long> events = new HashMap<>();
        private final Map<String, Long> arrivedEvents = new HashMap<>();
        private final Map<String, Long> eventBytes = new HashMap<>();
    }

    DataSampler(DataZones zones) {
        this.event = new EventLine(new Vocabulary(), new TimeReader(zones.eventTimes()));
    }

    DataSample sample(List<Path> people, List<Path> done) {
        long files = Math.max(1, people.size() + done.size());
        long most = Math.clamp(ALL / files, LEAST_OF_A_FILE, MOST_OF_A_FILE);
        people.forEach(path -> sample(path, most, this::person));
        done.forEach(path -> sample(path, most, this::event));
        return new DataSample(
                Math.round(profiles),
                Math.round(profileBytes),
                Math.round(updates),
                Math.round(updateBytes),
                rounded(events),
                rounded(arrivedEvents),
                rounded(eventBytes),
                first > last ? 1 : Math.max(1, Math.ceilDiv(last - first, DAY)));
    }

    private static Map<String, Long> rounded(Map<String, Double> sums) {
        return sums.entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, entry -> Math.round(entry.getValue())));
    }

    private void sample(Path path, long most, Consumer<byte[]> read) {
        file = new Counts();
        double times;
        try {
            times = FileSample.read(path, most, read);
        } catch (IOException _) {
            return;
        }
        profiles += times * file.profiles;
        profileBytes += times * file.profileBytes;
        updates += times * file.updates;
        updateBytes += times * file.updateBytes;
        add(file.events, times, events);
        add(file.arrivedEvents, times, arrivedEvents);
        add(file.eventBytes, times, eventBytes);
    }

    private static void add(Map<String, Long> some, double times, Map<String, Double> sums) {
        some.forEach((name, count) -> sums.merge(name, times * count, Double::sum));
    }

    private void person(byte[] record) {
        Profile profile = ProfileLine.read(record).profile();
        if (profile == null) {
            file.updates++;
            file.updateBytes += record.length;
        } else {
            file.profiles++;
            file.profileBytes += profile.json().length;
        }
    }

    private void event(byte[] record) {
        event.read(record);
        first = Math.min(first, event.time());
        last = Math.max(last, event.time());
        if (event.distinctId() != null) {
            file.events.merge(event.name(), 1L, Long::sum);
            if (event.arrivedAt() != FeedCounts.NEVER) {
                file.arrivedEvents.merge(event.name(), 1L, Long::sum);
            }
            file.eventBytes.merge(event.name(), (long) record.length, Long::sum);
        }
    }
}
