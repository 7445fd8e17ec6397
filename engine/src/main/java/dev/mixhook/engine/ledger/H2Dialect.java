package dev.mixhook.engine.ledger;

import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** H2, in its PostgreSQL mode: it has arrays, keeps offsets, and every string of Java. */
final class H2Dialect implements Dialect {
    private static final Schema SCHEMA =
            new Schema(
                    "dev/mixhook/engine/ledger/h2",
                    List.of(
                            "V1__posts.sql",
                            "V2__nominal.sql",
                            "V3__cohorts.sql",
                            "V4__begun.sql",
                            "V5__streams.sql"));

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public String insertBody() {
        return "INSERT INTO body (hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING";
    }

    @Override
    public String contains(String column) {
        return "ARRAY_CONTAINS(" + column + ", ?)";
    }

    @Override
    public String isEmpty(String column) {
        return "CARDINALITY(" + column + ") = 0";
    }

    @Override
    public void setText(PreparedStatement statement, int parameter, String text)
            throws SQLException {
        statement.setString(parameter, text);
    }

    @Override
    public String text(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    @Override
    public void setTexts(PreparedStatement statement, int parameter, List<String> texts)
            throws SQLException {
        statement.setArray(
                parameter, statement.getConnection().createArrayOf("VARCHAR", texts.toArray()));
    }

    @Override
    public List<String> texts(ResultSet row, String column) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (Object text : (Object[]) row.getArray(column).getArray()) {
            texts.add((String) text);
        }
        return texts;
    }

    @Override
    public void setOffsetTime(PreparedStatement statement, int parameter, OffsetDateTime time)
            throws SQLException {
        statement.setObject(parameter, time);
    }

    @Override
    public OffsetDateTime offsetTime(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class);
    }

    @Override
    public Fault fault(Throwable failure) {
        return switch (failure) {
            case SQLException sql ->
                    switch (sql.getErrorCode()) {
                        case ErrorCode.FILE_CORRUPTED_1 -> Fault.DAMAGED;
                        case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Fault.LOCKED;
                        case ErrorCode.FILE_VERSION_ERROR_1 -> Fault.NEWER;
                        case ErrorCode.DATABASE_IS_READ_ONLY -> Fault.NOT_WRITABLE;
                        default -> Fault.BROKEN;
                    };
            case MVStoreException file ->
                    switch (file.getErrorCode()) {
                        case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND ->
                                Fault.DAMAGED;
                        default -> Fault.BROKEN;
                    };
            default -> Fault.BROKEN;
        };
    }

    @Override
    public String recovery() {
        return "Put back a copy of mixhook.mv.db and mixhook.mark from before, or try what H2's recovery tool can save (org.h2.tools.Recover). To begin anew, move the folder away: everyone then counts as never sent to.";
    }
}
