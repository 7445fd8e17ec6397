package dev.mixhook.engine.feed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * People and events on their way in: files, and behind them lines that stand in none, each in one
 * of the forms that files have.
 *
 * @param profileFiles read in this order, as all of them are
 * @param profileLines a profile, or an update of one, each
 * @param eventLines an event each
 * @param isFollowed whether more is to come, as to what a test or a scenario tells
 */
public record DataSources(
        List<Path> profileFiles,
        List<Path> eventFiles,
        List<String> profileLines,
        List<String> eventLines,
        boolean isFollowed) {
    public DataSources {
        profileFiles = List.copyOf(profileFiles);
        eventFiles = List.copyOf(eventFiles);
        profileLines = List.copyOf(profileLines);
        eventLines = List.copyOf(eventLines);
    }

    /** Files alone. */
    public static DataSources files(List<Path> profiles, List<Path> events) {
        return new DataSources(profiles, events, List.of(), List.of(), false);
    }

    /** Lines alone. */
    public static DataSources lines(List<String> profiles, List<String> events) {
        return new DataSources(List.of(), List.of(), profiles, events, true);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return profileFiles.isEmpty()
                && eventFiles.isEmpty()
                && profileLines.isEmpty()
                && eventLines.isEmpty();
    }

    List<DataFile> people() {
        return all(profileFiles, "profiles", profileLines);
    }

    List<DataFile> done() {
        return all(eventFiles, "events", eventLines);
    }

    private static List<DataFile> all(List<Path> files, String name, List<String> lines) {
        List<DataFile> all = new ArrayList<>(files.stream().map(DataFile::whole).toList());
        if (!lines.isEmpty()) {
            all.add(DataFile.of(name, lines));
        }
        return all;
    }
}
