package dev.mixhook.engine.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Ways to a ledger's H2 database; each gives one whose schema is the newest. */
final class Database {
    private static final String MIGRATIONS = "dev/mixhook/engine/ledger";
    private static final List<String> SCRIPTS = List.of("V1__posts.sql", "V2__nominal.sql");
    private static final String USER = "sa";
    private static final String MODE = ";MODE=PostgreSQL";

    /**
     * A commit has reached the operating system when it returns, so that a kill takes nothing back.
     * Small pages halve what is written again with each commit. H2 neither closes the file behind
     * our back while POSTs are under way, nor writes a log.
     */
    private static final String OURS =
            ";WRITE_DELAY=0;PAGE_SIZE=4096;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    static {
        // Read once, by H2's first class: else its server listens on every network.
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    private Database() {}

    /**
     * One that lives as long as its connection. It has one process and one life, so there is
     * nothing to migrate from; Flyway would take longer than all the rest.
     */
    static Connection inMemory() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + MODE, USER, "");
        try (Statement statement = connection.createStatement()) {
            for (String script : SCRIPTS) {
                statement.execute(text(script));
            }
        } catch (IOException e) {
            throw new SQLException("the schema is not in the jar", e);
        }
        return connection;
    }

    private static String text(String script) throws IOException {
        try (InputStream in = Database.class.getResourceAsStream("/" + MIGRATIONS + '/' + script)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * The one in a folder, which is made if there is none.
     *
     * @throws RuntimeException if it cannot be opened, or is of another version
     */
    static HikariDataSource in(StateFolder folder) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + folder.database() + MODE + OURS);
        config.setUsername(USER);
        // The ledger's own connection; while migrating, Flyway's two.
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        HikariDataSource pool = new HikariDataSource(config);
        try {
            migrate(pool, folder);
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static void migrate(DataSource database, StateFolder folder) {
        Flyway flyway =
                Flyway.configure()
                        .dataSource(database)
                        .locations("classpath:" + MIGRATIONS)
                        // What a newer version did is an error too, which it is not by itself.
                        .ignoreMigrationPatterns(new String[0])
                        .loggers("slf4j")
                        .load();
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            MigrationInfo newest = flyway.info().current();
            String version = newest == null ? "none" : String.valueOf(newest.getVersion());
            throw new LedgerException(
                    Fault.NEWER,
                    Failures.newer(
                            folder.place(),
                            "its schema, version " + version + ", is unknown to this one"),
                    e);
        }
    }

    /** The one that another process has open. */
    static Connection servedAt(String address) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:" + address, USER, "");
    }
}
