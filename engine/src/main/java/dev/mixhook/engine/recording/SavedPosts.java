package dev.mixhook.engine.recording;

import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.files.RegularFile;
import dev.mixhook.engine.receiver.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file of saved POSTs. It is read line by line each time, as it may be larger than memory. */
public final class SavedPosts {
    private static final int MOST_PROBLEMS = 10;

    private final Path file;

    public SavedPosts(Path file) {
        this.file = file;
    }

    /**
     * What is wrong with the file, the first ten lines of it; nothing if it is good.
     *
     * @throws IOException if it is not readable, or not UTF-8
     */
    public List<Problem> problems() throws IOException {
        List<Problem> problems = new ArrayList<>();
        try (BufferedReader lines = open()) {
            String line = lines.readLine();
            for (int number = 1; line != null && problems.size() < MOST_PROBLEMS; number++) {
                int place = number;
                wrong(line).ifPresent(message -> problems.add(problem(place, message)));
                line = lines.readLine();
            }
        }
        return problems;
    }

    /**
     * Gives the POSTs in the file's order.
     *
     * @throws IOException if the file is not readable
     * @throws IllegalArgumentException at a line that is wrong
     */
    public void forEach(Taker taker) throws IOException {
        try (BufferedReader lines = open()) {
            boolean more = true;
            long posts = 0;
            for (String line = lines.readLine(); more && line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    more = taker.take(++posts, SavedLine.read(line));
                }
            }
        }
    }

    /** Takes POSTs one by one. */
    public interface Taker {
        /**
         * Takes one.
         *
         * @param n its number, from 1
         * @return whether to go on
         */
        boolean take(long n, Request post);
    }

    private BufferedReader open() throws IOException {
        RegularFile.require(file);
        return Files.newBufferedReader(file);
    }

    private static Optional<String> wrong(String line) {
        try {
            if (!line.isBlank()) {
                SavedLine.read(line);
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private Problem problem(int line, String message) {
        return new Problem(file.toString(), line, 1, "", message);
    }
}
