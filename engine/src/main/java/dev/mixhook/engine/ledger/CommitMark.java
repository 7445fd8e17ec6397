package dev.mixhook.engine.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many steps were committed, in a file beside the database. H2 opens a file that was cut short,
 * or an older copy of it, as if nothing were missing; with this it is noticed. Written after each
 * commit, it is never ahead of the database (save after a power cut). The file stays open, as each
 * commit needs it.
 */
final class CommitMark implements AutoCloseable {
    static final String NAME = "mixhook.mark";

    private static final Pattern FORM = Pattern.compile("\\d{20}\\s*");

    /** The most bytes that are read of it: more than were ever written. */
    private static final int MOST = 64;

    private static final int DIGITS = 20;

    private final Path file;
    private final byte[] line = ("0".repeat(DIGITS) + System.lineSeparator()).getBytes(US_ASCII);
    private @Nullable FileChannel channel;

    CommitMark(Path file) {
        this.file = file;
    }

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
        long rest = steps;
        for (int i = DIGITS - 1; i >= 0; i--) {
            line[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        open().write(ByteBuffer.wrap(line), 0);
    }

    private FileChannel open() throws IOException {
        if (channel == null) {
            channel =
                    OwnerOnly.open(
                            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        }
        return channel;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
