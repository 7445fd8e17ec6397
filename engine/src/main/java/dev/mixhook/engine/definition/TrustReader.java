package dev.mixhook.engine.definition;

import dev.mixhook.delivery.Trust;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.files.IrregularFileException;
import dev.mixhook.engine.files.RegularFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a {@code tls:} (R-W8).
 *
 * @param folder of the campaign file, from which its files are named
 */
public record TrustReader(Section section, Path folder) {
    public Optional<Trust> read() {
        Optional<Trust> trust =
                section.required("ca", section.text("ca"), "a PEM file with certificates to trust")
                        .flatMap(this::authorities);
        section.close();
        return trust;
    }

    private Optional<Trust> authorities(String file) {
        try {
            Path path = folder.resolve(file);
            return Optional.of(
                    Trust.pem(path.toString(), RegularFile.bytes(path, RegularFile.LARGEST_TEXT)));
        } catch (IrregularFileException e) {
            section.problem("ca", file + " is " + e.getMessage());
        } catch (IOException | InvalidPathException _) {
            section.problem("ca", "No file " + file + " that can be read, seen from this folder.");
        } catch (IllegalArgumentException _) {
            section.problem(
                    "ca",
                    "In " + file + " is no certificate in PEM (-----BEGIN CERTIFICATE-----).");
        }
        return Optional.empty();
    }
}
