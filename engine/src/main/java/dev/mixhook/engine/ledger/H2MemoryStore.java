package dev.mixhook.engine.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** A database that nobody sees again. */
record H2MemoryStore(Dialect dialect, Connection connection) implements Store {
    static H2MemoryStore open(Dialect dialect) throws SQLException {
        Connection connection = H2Database.inMemory(dialect.schema());
        connection.setAutoCommit(false);
        return new H2MemoryStore(dialect, connection);
    }

    @Override
    public void committed(int steps) {}

    @Override
    public void sync() {}

    @Override
    public void close(boolean failed) throws SQLException {
        connection.close();
    }

    @Override
    public String place() {
        return "memory";
    }
}
