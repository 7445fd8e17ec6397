package dev.mixhook.engine.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** A database that nobody sees again. */
record MemoryStore(Connection connection) implements Store {
    static MemoryStore open() throws SQLException {
        Connection connection = Database.inMemory();
        connection.setAutoCommit(false);
        return new MemoryStore(connection);
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
