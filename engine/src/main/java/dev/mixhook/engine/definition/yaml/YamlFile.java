package dev.mixhook.engine.definition.yaml;

import dev.mixhook.engine.files.IrregularFileException;
import dev.mixhook.engine.files.RegularFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files of YAML. */
public final class YamlFile {
    private static final Place START = new Place(1, 1);

    private YamlFile() {}

    /** Empty if it is none, which is then among the problems. */
    public static Optional<Node> read(Path file, Problems problems) {
        try {
            RegularFile.require(file);
            if (Files.size(file) > RegularFile.LARGEST_TEXT) {
                problems.add(
                        START,
                        "",
                        "Larger than 1 MiB, which no campaign file is. People and events go into .jsonl files.");
                return Optional.empty();
            }
            return YamlDocument.parse(RegularFile.text(file), problems);
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
