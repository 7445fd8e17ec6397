package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.files.RegularFile;
import dev.mixhook.engine.text.Printable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files that a file names. */
final class NamedFile {
    private NamedFile() {}

    /** All files, or folders, of a key; a problem for each that is not there. */
    static List<Path> list(Section section, Key<List<String>> key, Path folder) {
        return section.read(key).orElse(List.of()).stream()
                .flatMap(name -> of(section, key, folder, name).stream())
                .toList();
    }

    /** Reads one of the files. */
    static Optional<Path> of(Section section, Key<?> key, Path folder, String name) {
        try {
            Path file = folder.resolve(name).normalize();
            Optional<String> odd =
                    Files.isDirectory(file) ? Optional.empty() : RegularFile.irregularity(file);
            if (Files.exists(file) && odd.isEmpty()) {
                return Optional.of(file);
            }
            section.problem(
                    key,
                    odd.map(what -> file + " is " + what).orElse("There is no such file: " + file));
        } catch (InvalidPathException _) {
            section.problem(key, "No file can be named so: " + Printable.of(name));
        }
        return Optional.empty();
    }
}
