package dev.mixhook.engine.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where a ledger's database is. Whoever makes one has taken the database for this process, so that
 * no other one writes to it, brought its {@link Schema} to the newest version, and seen that what
 * was committed before is all there.
 */
interface Store {
    /** How the database is spoken to. */
    Dialect dialect();

    /** The ledger's only connection; it commits by hand. */
    Connection connection();

    /** Tells that so many more steps were committed: POSTs planned, begun, settled, and notices. */
    void committed(int steps) throws SQLException;

    /** Brings all that was committed to the disk. */
    void sync() throws SQLException;

    /**
     * Lets go of it.
     *
     * @param failed whether the database is not to be trusted with anything more
     */
    void close(boolean failed) throws SQLException;

    /** In words, for messages. */
    String place();
}
