package dev.mixhook.engine.definition.yaml;

import dev.mixhook.engine.files.IrregularFileException;
import dev.mixhook.engine.files.RegularFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads files of YAML. */
public final class YamlFile {
    private static final Place START = new Place(1, 1);

    private YamlFile() {}

    /** A file's only document. Empty if it is none, which is then among the problems. */
    public static Optional<Node> read(Path file, Problems problems) {
        return text(file, problems).flatMap(yaml -> YamlDocument.parse(yaml, problems));
    }

    /**
     * The documents of a file, which are parted by lines of {@code ---}. None if it is no YAML,
     * which is then among the problems.
     */
    public static List<Node> readAll(Path file, Problems problems) {
        return text(file, problems)
                .flatMap(yaml -> YamlDocument.parseAll(yaml, problems))
                .orElse(List.of());
    }

    private static Optional<String> text(Path file, Problems problems) {
        try {
            RegularFile.require(file);
            if (Files.size(file) > RegularFile.LARGEST_TEXT) {
                problems.add(
                        START,
                        "",
                        "Larger than 1 MiB, which no campaign file is. People and events go into .jsonl files.");
                return Optional.empty();
            }
            return Optional.of(RegularFile.text(file));
        } catch (CharacterCodingException _) {
            problems.add(START, "", "Not UTF-8 text.");
        } catch (NoSuchFileException _) {
            problems.add(START, "", "There is no such file or folder.");
        } catch (IrregularFileException e) {
            problems.add(START, "", "This is " + e.getMessage());
        } catch (IOException e) {
            problems.add(START, "", "Not readable: " + e.getMessage());
        }
        return Optional.empty();
    }
}
