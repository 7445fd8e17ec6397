package dev.mixhook.engine.ledger;

import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database that is reached by a JDBC URL, and loses nothing that was committed to it. */
record PostgresStore(Connection connection, String place) implements Store {
    private static final Dialect DIALECT = new PostgresDialect();
    private static final String LOCK = "SELECT pg_try_advisory_lock(hashtext('mixhook'))";

    /** Takes the database of a PostgreSQL for as long as the connection lives. */
    static JdbcLedger open(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try {
            lock(connection, url);
            return open(connection, url);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void lock(Connection connection, String url) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOCK)) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new LedgerException(Fault.LOCKED, "The ledger in " + url + " is in use.");
            }
        }
    }

    static JdbcLedger open(Connection connection, String place) throws SQLException {
        DIALECT.schema().create(connection);
        LedgerTotals.whole(connection, new Failures(DIALECT, place));
        connection.setAutoCommit(false);
        return JdbcLedger.in(new PostgresStore(connection, place));
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public void committed(int steps) {}

    @Override
    public void sync() {}

    @Override
    public void close(boolean failed) throws SQLException {
        connection.close();
    }
}
