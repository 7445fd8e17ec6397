package dev.mixhook.engine.feed;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file below its first one as JSON objects, each a property a cell. */
final class CsvRecords implements Pieces {
    private final CsvRows rows;
    private @Nullable CsvHeader header;
    private boolean ended;

    CsvRecords(DataFile file) throws IOException {
        header = file.start() == 0 ? null : CsvHeader.of(file);
        rows = new CsvRows(file, header == null ? 0 : header.separator());
    }

    /**
     * Where the last row ends that is whole, if the file is read from a row's start on: its line
     * ends, or the file does and it has a cell for each column.
     *
     * @param isWritten whether the file is being written, so that a row whose quote is open waits
     */
    static long wholeUntil(DataFile file, boolean isWritten) throws IOException {
        CsvHeader header = CsvHeader.of(file);
        if (header == null) {
            return file.start();
        }
        long end = file.start();
        try (CsvRows rows = new CsvRows(file, header.separator())) {
            for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
                if (isWritten && row.isOpen()) {
                    return end;
                }
                boolean isWhole = row.damage() == null && header.fits(row.cells());
                if (row.isEnded() || (isWhole && file.start() == 0)) {
                    end = row.end();
                }
            }
        }
        return end;
    }

    @Override
    public @Nullable Piece next() throws IOException {
        CsvRows.Row row = ended ? null : rows.next();
        if (row != null && header == null && row.damage() == null) {
            header = new CsvHeader(row.cells(), rows.separator());
            String damage = header.damage();
            ended = damage != null;
            return damage == null ? next() : new Piece.Damage(row.line(), damage);
        }
        return row == null ? null : piece(row);
    }

    private Piece piece(CsvRows.Row row) {
        if (row.damage() != null) {
            return new Piece.Damage(row.line(), row.damage());
        }
        CsvHeader columns = Objects.requireNonNull(header, "read before the first row");
        return columns.fits(row.cells())
                ? new Piece.Json(row.line(), 1, columns.json(row.cells()))
                : new Piece.Damage(
                        row.line(),
                        "cells: %d, where the header has %d"
                                .formatted(row.cells().size(), columns.names().size()));
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
