package dev.mixhook.engine.ledger;

import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * The tables of a ledger, as the scripts that make them one after the other. A script that was ever
 * released never changes: Flyway knows it in ledgers on disk by its checksum.
 *
 * @param folder of the scripts, on the class path; no other schema's lies in it or below it
 * @param scripts their names, such as {@code V1__posts.sql}, in the order of their versions
 */
record Schema(String folder, List<String> scripts) {
    Schema {
        scripts = List.copyOf(scripts);
    }

    /**
     * Makes the tables in an empty database that nobody opens again: there is nothing to migrate
     * from, and Flyway would take longer than all the rest.
     */
    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String script : scripts) {
                statement.execute(text(script));
            }
        } catch (IOException e) {
            throw new SQLException("the schema is not in the jar", e);
        }
    }

    private String text(String script) throws IOException {
        try (InputStream in = Schema.class.getResourceAsStream("/" + folder + '/' + script)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Brings a database to the newest version.
     *
     * @param place of the ledger, for messages
     * @throws LedgerException if a newer version of mixhook made it
     * @throws RuntimeException if the database fails
     */
    void migrate(DataSource database, String place) {
        Flyway flyway =
                Flyway.configure()
                        .dataSource(database)
                        .locations("classpath:" + folder)
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
                            place, "its schema, version " + version + ", is unknown to this one"),
                    e);
        }
    }
}
