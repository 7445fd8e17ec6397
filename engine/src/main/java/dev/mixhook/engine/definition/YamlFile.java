package dev.mixhook.engine.definition;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files of YAML. */
final class YamlFile {
    private static final Place START = new Place(1, 1);
    private static final long LARGEST = 3_000_000;

    private YamlFile() {}

    /** Empty if it is none, which is then among the problems. */
    static Optional<Node> read(Path file, Problems problems) {
        try {
            if (Files.size(file) > LARGEST) {
                problems.add(
                        START,
                        "",
                        "Larger than 3 MB, which no campaign file is. People and events go into .jsonl files.");
                return Optional.empty();
            }
            return YamlDocument.parse(Files.readString(file), problems);
        } catch (MalformedInputException _) {
            problems.add(START, "", "Not UTF-8 text.");
        } catch (NoSuchFileException _) {
            problems.add(START, "", "There is no such file or folder.");
        } catch (IOException e) {
            problems.add(START, "", "Not readable: " + e.getMessage());
        }
        return Optional.empty();
    }
}
