package dev.mixhook.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest extends LedgerContract {
    @Override
    JdbcLedger open() {
        return LedgerLocation.memory().open();
    }

    /** As in a process whose drivers were looked for by another class loader. */
    @Test
    void it_opens_where_no_driver_is_registered() throws SQLException {
        Driver registered = DriverManager.getDriver("jdbc:h2:mem:");
        DriverManager.deregisterDriver(registered);
        try {
            assertThatCode(() -> open().close()).doesNotThrowAnyException();
        } finally {
            DriverManager.registerDriver(registered);
        }
    }

    @Test
    void another_database_of_the_process_keeps_its_settings() {
        open().close();
        assertThat(System.getProperties().stringPropertyNames())
                .noneMatch(name -> name.startsWith("h2."));
    }
}
