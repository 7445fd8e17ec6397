package dev.mixhook.junit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a session of the program what files of lines have, some of it at a time. */
final class ProcessData {
    /** Requests have at most 1 MiB. */
    private static final int AT_ONCE = 500_000;

    private final ControlProcess process;
    private final String session;
    private final List<String> problems = new ArrayList<>();
    private final StringBuilder some = new StringBuilder();
    private final List<Integer> numbers = new ArrayList<>();

    ProcessData(ControlProcess process, String session) {
        this.process = process;
        this.session = session;
    }

    /**
     * Tells it.
     *
     * @throws IllegalArgumentException if a file cannot be read, or a line is damaged: all of it at
     *     once, each with its place
     */
    void tell(List<Path> profiles, List<Path> events) {
        profiles.forEach(file -> tell("profiles", file));
        events.forEach(file -> tell("events", file));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    private void tell(String kind, Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                line(file, number, line);
                if (some.length() > AT_ONCE) {
                    tellSome(kind, file);
                }
            }
            tellSome(kind, file);
        } catch (IOException e) {
            problems.add(file + ": from here lines of JSON are read: " + e.getMessage());
        }
    }

    private void line(Path file, int number, String line) {
        if (line.isBlank()) {
            return;
        }
        try {
            JsonReader.object(line);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            problems.add("%s:%d:1  no JSON object; each line is one here".formatted(file, number));
            return;
        }
        some.append(some.isEmpty() ? "" : ",").append(line);
        numbers.add(number);
    }

    private void tellSome(String kind, Path file) {
        if (!some.isEmpty()) {
            try {
                process.ask("data", session, "{\"" + kind + "\": [" + some + "]}");
            } catch (ControlProcess.InvalidException e) {
                e.problems().forEach(problem -> problems.add(placed(problem, kind, file)));
            }
        }
        some.setLength(0);
        numbers.clear();
    }

    /** The program numbers the lines of a request. */
    private String placed(Map<String, @Nullable Object> problem, String kind, Path file) {
        if (kind.equals(problem.get("file")) && problem.get("line") instanceof Number line) {
            int number = numbers.get(line.intValue() - 1);
            return "%s:%d:1  %s".formatted(file, number, problem.get("message"));
        }
        return file + ": " + ControlProcess.shown(problem);
    }
}
