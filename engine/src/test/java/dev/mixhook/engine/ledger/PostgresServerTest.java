package dev.mixhook.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger keeps its contract on a real PostgreSQL, where this machine has its programs. */
class PostgresServerTest extends LedgerContract {
    @TempDir private static Path folder;
    private static @Nullable PostgresServer server;

    private String url = "";

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(PostgresServer.isInstalled(), "PostgreSQL's programs are installed");
        server = PostgresServer.start(folder);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    JdbcLedger open() throws SQLException {
        url = server.newDatabase();
        return PostgresStore.open(url);
    }

    @Test
    void a_ledger_that_is_open_cannot_be_opened_again() {
        assertThatThrownBy(() -> PostgresStore.open(url))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.fault()).isEqualTo(Fault.LOCKED));
    }

    @Test
    void what_was_committed_is_there_when_it_is_opened_again() throws SQLException {
        url = server.newDatabase();
        try (JdbcLedger before = PostgresStore.open(url)) {
            before.plan(List.of(Posts.post(1)), List.of());
        }
        try (JdbcLedger after = PostgresStore.open(url)) {
            assertThat(Told.of(after, "win-back")).containsExactly("1 planned");
        }
    }
}
