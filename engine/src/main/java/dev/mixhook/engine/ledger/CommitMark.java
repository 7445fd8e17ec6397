package dev.mixhook.engine.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How many steps were committed, in a file beside the database. H2 opens a file that was cut short,
 * or an older copy of it, as if nothing were missing; with this it is noticed. Written after each
 * commit, it is never ahead of the database (save after a power cut).
 */
record CommitMark(Path file) {
    static final String NAME = "mixhook.mark";

    private static final Pattern FORM = Pattern.compile("\\d{20}\\s*");

    /** The most bytes that are read of it: more than were ever written. */
    private static final int MOST = 64;

    /** What is known of how far the database came. */
    sealed interface Mark {
        /** The number of steps that were committed. */
        record Steps(long steps) implements Mark {}

        /** There is no such file. */
        record None() implements Mark {}

        /** Nothing was ever written to it, as when the disk was full: if so, nothing committed. */
        record Empty() implements Mark {}

        /** Something else stands in it. */
        record Damaged() implements Mark {}
    }

    Mark read() throws IOException {
        if (!Files.exists(file)) {
            return new Mark.None();
        }
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(MOST), ISO_8859_1);
        }
        if (text.isEmpty()) {
            return new Mark.Empty();
        }
        try {
            return FORM.matcher(text).matches()
                    ? new Mark.Steps(Long.parseLong(text.strip()))
                    : new Mark.Damaged();
        } catch (NumberFormatException _) {
            return new Mark.Damaged();
        }
    }

    /** In place: a kill leaves the old number or the new one. */
    void write(long steps) throws IOException {
        byte[] line = String.format(Locale.ROOT, "%020d%n", steps).getBytes(US_ASCII);
        OwnerOnly.createFile(file);
        Files.write(file, line, StandardOpenOption.WRITE);
    }
}
