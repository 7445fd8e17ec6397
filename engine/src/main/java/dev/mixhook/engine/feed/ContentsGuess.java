package dev.mixhook.engine.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a file seems to hold that nobody named, by its first records. */
public final class ContentsGuess {
    private static final int LONGEST_RECORD = 1 << 20;
    private static final int RECORDS = 5;

    /** An event of a data pipeline would do as a person too. */
    private static final List<Contents> ORDER = List.of(Contents.EVENTS, Contents.PEOPLE);

    private ContentsGuess() {}

    /** Empty if it holds neither, or cannot be read. */
    public static Optional<Contents> of(Path file) {
        try (Pieces pieces = DataFile.whole(file).pieces(LONGEST_RECORD, ObjectScanner.NONE)) {
            for (int i = 0; i < RECORDS; i++) {
                Piece piece = pieces.next();
                if (piece == null) {
                    return Optional.empty();
                }
                Contents contents = piece instanceof Piece.Json json ? of(json.bytes()) : null;
                if (contents != null) {
                    return Optional.of(contents);
                }
            }
        } catch (IOException _) {
            // Then it is of no use as data.
        }
        return Optional.empty();
    }

    private static @Nullable Contents of(byte[] record) {
        return ORDER.stream()
                .filter(contents -> FirstRecord.reads(contents, record))
                .findFirst()
                .orElse(null);
    }
}
