package dev.mixhook.engine.definition;

import static dev.mixhook.engine.definition.yaml.Kinds.text;

import dev.mixhook.delivery.Trust;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
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
    private static final Key<String> CA =
            Key.of(
                            "ca",
                            text(),
                            "A PEM file with the authorities to trust, seen from this file's folder.")
                    .required("a PEM file with certificates to trust")
                    .such("authority.pem");

    /** What may stand under {@code tls:}. */
    public static final Shape TLS =
            Shape.of("tls", "Whom to trust who signs certificates of https.", CA);

    /**
     * What may stand under {@code tls:} of a webhook, in which environment variables are filled in.
     */
    static final Shape FILLED = Shape.of("tls-of-a-webhook", TLS.description(), CA).filled();

    public Optional<Trust> read() {
        Optional<Trust> trust = section.read(CA).flatMap(this::authorities);
        section.close();
        return trust;
    }

    private Optional<Trust> authorities(String file) {
        try {
            Path path = folder.resolve(file);
            return Optional.of(
                    Trust.pem(path.toString(), RegularFile.bytes(path, RegularFile.LARGEST_TEXT)));
        } catch (IrregularFileException e) {
            section.problem(CA, file + " is " + e.getMessage());
        } catch (IOException | InvalidPathException _) {
            section.problem(CA, "No file " + file + " that can be read, seen from this folder.");
        } catch (IllegalArgumentException _) {
            section.problem(
                    CA, "In " + file + " is no certificate in PEM (-----BEGIN CERTIFICATE-----).");
        }
        return Optional.empty();
    }
}
