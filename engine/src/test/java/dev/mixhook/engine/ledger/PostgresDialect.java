package dev.mixhook.engine.ledger;

import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What a dialect of PostgreSQL has to answer, written to show that the way is open. Its text holds
 * neither U+0000 nor half a surrogate pair, and its times forget their offset. H2 understands it
 * too.
 */
final class PostgresDialect implements Dialect {
    private static final Schema SCHEMA =
            new Schema("dev/mixhook/engine/ledger/postgresql", List.of("V1__posts.sql"));

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public String insertBody() {
        return """
        MERGE INTO body USING (SELECT CAST(? AS BYTEA) AS hash, CAST(? AS BYTEA) AS bytes) AS given
        ON body.hash = given.hash
        WHEN NOT MATCHED THEN INSERT (hash, bytes) VALUES (given.hash, given.bytes)
        """;
    }

    @Override
    public String contains(String column) {
        return "? = ANY(" + column + ")";
    }

    @Override
    public String isEmpty(String column) {
        return "CARDINALITY(" + column + ") = 0";
    }

    @Override
    public void setText(PreparedStatement statement, int parameter, String text)
            throws SQLException {
        statement.setString(parameter, EscapedText.of(text));
    }

    @Override
    public String text(ResultSet row, String column) throws SQLException {
        return EscapedText.read(row.getString(column));
    }

    @Override
    public void setTexts(PreparedStatement statement, int parameter, List<String> texts)
            throws SQLException {
        Object[] escaped = texts.stream().map(EscapedText::of).toArray();
        statement.setArray(parameter, statement.getConnection().createArrayOf("VARCHAR", escaped));
    }

    @Override
    public List<String> texts(ResultSet row, String column) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (Object text : (Object[]) row.getArray(column).getArray()) {
            texts.add(EscapedText.read((String) text));
        }
        return texts;
    }

    @Override
    public void setOffsetTime(PreparedStatement statement, int parameter, OffsetDateTime time)
            throws SQLException {
        statement.setString(parameter, time.toString());
    }

    @Override
    public OffsetDateTime offsetTime(ResultSet row, String column) throws SQLException {
        return OffsetDateTime.parse(row.getString(column));
    }

    @Override
    public Fault fault(Throwable failure) {
        return switch (failure) {
            case SQLException sql ->
                    switch (String.valueOf(sql.getSQLState())) {
                        case "53100" -> Fault.FULL;
                        case "25006" -> Fault.NOT_WRITABLE;
                        case "XX001", "XX002" -> Fault.DAMAGED;
                        default -> Fault.BROKEN;
                    };
            default -> Fault.BROKEN;
        };
    }

    @Override
    public String recovery() {
        return "Restore the database from a backup.";
    }
}
