package dev.mixhook.engine.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * How many steps were committed, in a file beside the database. H2 opens a file that was cut short,
 * or an older copy of it, as if nothing were missing; with this it is noticed. Written after each
 * commit, it is never ahead of the database (save after a power cut).
 */
record HighWater(Path file) {
    /** 0 if there is no such file. */
    long read() throws IOException {
        try {
            return Files.exists(file)
                    ? Long.parseLong(Files.readString(file, US_ASCII).strip())
                    : 0;
        } catch (NumberFormatException e) {
            throw new IOException(file.getFileName() + " holds no number", e);
        }
    }

    /** In place: a kill leaves the old number or the new one. */
    void write(long steps) throws IOException {
        byte[] line = String.format(Locale.ROOT, "%020d%n", steps).getBytes(US_ASCII);
        Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
