package dev.mixhook.engine.ledger;

import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The ledger keeps its contract by a second dialect, here on H2, which understands that one too.
 */
class PostgresDialectTest extends LedgerContract {
    @Override
    JdbcLedger open() throws SQLException {
        return PostgresStore.open(
                DriverManager.getConnection("jdbc:h2:mem:;MODE=PostgreSQL"), "memory");
    }
}
