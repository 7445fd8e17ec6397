package dev.mixhook.engine.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How much some data files hold, told by a sample of each: exact where all files are short, about
 * right elsewhere. Damaged lines and events of nobody are left out, as they are when all is read.
 *
 * @param profiles records that give a whole profile
 * @param profileBytes what those profiles take as they stand
 * @param updates records that change a profile
 * @param updateBytes what those records take as they stand
 * @param events how many events of each name there are
 * @param arrivedEvents how many of those mixhook took in itself
 * @param eventBytes what the records of each name take as they stand
 * @param days how long a time the sample's events span, in days, at least 1
 */
public record DataSample(
        long profiles,
        long profileBytes,
        long updates,
        long updateBytes,
        Map<String, Long> events,
        Map<String, Long> arrivedEvents,
        Map<String, Long> eventBytes,
        long days) {
    /** How often a byte of a packed file counts, where nothing of it has been read. */
    private static final long PACKED = 20;

    public DataSample {
        events = Map.copyOf(events);
        arrivedEvents = Map.copyOf(arrivedEvents);
        eventBytes = Map.copyOf(eventBytes);
    }

    /**
     * Reads a sample of each file; one that cannot be read holds nothing, since whoever reads it
     * tells of it.
     */
    public static DataSample of(List<Path> profiles, List<Path> events, DataZones zones) {
        return new DataSampler(zones).sample(profiles, events);
    }

    /** The most bytes that files can hold, as far as their sizes tell, without reading them. */
    public static long mostBytes(List<Path> files) {
        return files.stream().mapToLong(DataSample::mostBytes).sum();
    }

    private static long mostBytes(Path file) {
        try {
            long size = Files.size(file);
            return String.valueOf(file.getFileName()).endsWith(".gz") ? PACKED * size : size;
        } catch (IOException _) {
            return 0;
        }
    }
}
