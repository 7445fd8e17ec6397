package dev.mixhook.engine.generator;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes lines in any order and gives them in the order of their time; of one instant, in the order
 * they came.
 *
 * <p>Keeps days apart. Of each it holds 32,000 characters in memory and the rest in a file, and
 * sorts one day at a time.
 */
final class TimeOrder implements Closeable {
    private static final int HELD = 32_000;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private record TimedLine(long time, String text) {
        static TimedLine parse(String kept) {
            int space = kept.indexOf(' ');
            return new TimedLine(
                    Long.parseLong(kept.substring(0, space)), kept.substring(space + 1));
        }
    }

    private final Path folder;
    private final Map<Long, StringBuilder> days = new TreeMap<>();

    private TimeOrder(Path folder) {
        this.folder = folder;
    }

    /** Keeps its files in a new folder inside the one given, until closed. */
    static TimeOrder in(Path folder) throws IOException {
        return new TimeOrder(Files.createTempDirectory(folder, ".days"));
    }

    void add(Instant time, JsonObject line) throws IOException {
        long millis = time.toEpochMilli();
        long number = Math.floorDiv(millis, DAY);
        StringBuilder day = days.computeIfAbsent(number, _ -> new StringBuilder());
        day.append(millis).append(' ').append(line).append('\n');
        if (day.length() > HELD) {
            Files.writeString(file(number), day, CREATE, APPEND);
            day.setLength(0);
        }
    }

    void writeTo(Writer out) throws IOException {
        for (Map.Entry<Long, StringBuilder> day : days.entrySet()) {
            for (TimedLine line : lines(file(day.getKey()), day.getValue())) {
                out.append(line.text()).append('\n');
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (long day : days.keySet()) {
            Files.deleteIfExists(file(day));
        }
        Files.delete(folder);
    }

    private static List<TimedLine> lines(Path file, StringBuilder rest) throws IOException {
        List<TimedLine> lines = new ArrayList<>();
        if (Files.exists(file)) {
            for (String kept : Files.readAllLines(file)) {
                lines.add(TimedLine.parse(kept));
            }
        }
        rest.toString().lines().map(TimedLine::parse).forEach(lines::add);
        lines.sort(Comparator.comparingLong(TimedLine::time));
        return lines;
    }

    private Path file(long day) {
        return folder.resolve(Long.toString(day));
    }
}
