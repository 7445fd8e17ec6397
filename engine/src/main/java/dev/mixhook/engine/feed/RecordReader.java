package dev.mixhook.engine.feed;

import dev.mixhook.targeting.json.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Hands on each record of a file; what is damaged is counted and left out. */
final class RecordReader {
    private static final int LONGEST_RECORD = 1 << 26;

    private final Damages damages = new Damages();
    private final List<DamagedFile> damagedFiles = new ArrayList<>();

    Damages damages() {
        return damages;
    }

    /** Checked files of which more than half could not be read. */
    List<DamagedFile> damagedFiles() {
        return damagedFiles;
    }

    /**
     * Reads a file's records as {@link #read} does, and checks whether it is what it is taken for.
     *
     * @throws IOException if the file cannot be read; the message names it
     */
    void readChecked(
            DataFile file, Contents contents, Consumer<byte[]> read, ObjectScanner ordinary)
            throws IOException {
        damages.begin();
        long before = damages.count();
        long taken = read(file, read, ordinary);
        long damaged = damages.count() - before;
        if (damaged > taken) {
            damagedFiles.add(
                    new DamagedFile(
                            file.path(),
                            damaged,
                            taken,
                            new FormatGuess(file.path(), contents).sentence(),
                            damages.firstOfFile()));
        }
    }

    /** Adds what was left out elsewhere, behind all that was left out here. */
    void addAll(RecordReader later) {
        damages.addAll(later.damages);
        damagedFiles.addAll(later.damagedFiles);
    }

    /**
     * @param read may refuse a record with a {@link BadLine} or a {@link JacksonException}
     * @return how many it took
     * @throws IOException if the file cannot be read; the message names it
     */
    long read(DataFile file, Consumer<byte[]> read) throws IOException {
        return read(file, read, ObjectScanner.NONE);
    }

    /**
     * Reads a file's records, the ordinary ones where they lie.
     *
     * @param ordinary reads those records that it can before they are cut out
     */
    long read(DataFile file, Consumer<byte[]> read, ObjectScanner ordinary) throws IOException {
        long taken = 0;
        try (Pieces pieces = file.pieces(LONGEST_RECORD, ordinary)) {
            for (Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
                switch (piece) {
                    case Piece.Scanned _ -> taken++;
                    case Piece.Json json -> taken += json(file, json, read) ? 1 : 0;
                    case Piece.Damage(long line, String reason) ->
                            damages.add(file, line, 1, reason);
                }
            }
            return taken;
        } catch (IOException e) {
            throw new IOException(file.path() + ": " + e.getMessage(), e);
        }
    }

    private boolean json(DataFile file, Piece.Json json, Consumer<byte[]> read) throws IOException {
        try {
            read.accept(json.bytes());
            return true;
        } catch (BadLine e) {
            damages.add(file, json.line(), 1, String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            noJson(file, json, e);
        }
        return false;
    }

    private void noJson(DataFile file, Piece.Json json, JacksonException e) throws IOException {
        String message = JsonText.reason(e);
        TokenStreamLocation at = e.getLocation();
        if (at == null) {
            damages.add(file, json.line(), 1, "no JSON: " + message);
            return;
        }
        long column = at.getColumnNr() + (at.getLineNr() == 1 ? json.column() - 1 : 0);
        damages.add(file, json.line() + at.getLineNr() - 1, column, "no JSON: " + message);
    }
}
