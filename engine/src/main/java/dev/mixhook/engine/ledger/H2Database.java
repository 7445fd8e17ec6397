package dev.mixhook.engine.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Ways to a ledger's H2 database; those to one's own give one whose schema is the newest. */
final class H2Database {
    private static final String USER = "sa";

    /**
     * Statements that are needed often are held open, so H2 need not remember any: each write would
     * look through the results of those (a sixth of what {@code FlowTable} took). Nor need it count
     * now and then how many different values a column has.
     */
    private static final String MODE = ";MODE=PostgreSQL;QUERY_CACHE_SIZE=0;ANALYZE_AUTO=0";

    /**
     * A commit has reached the operating system when it returns, so that a kill takes nothing back.
     * Small pages halve what is written again with each commit. H2 neither closes the file behind
     * our back while POSTs are under way, nor writes a log.
     */
    private static final String OURS =
            ";WRITE_DELAY=0;PAGE_SIZE=4096;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    static {
        // Read once, by H2's first class. Its server would listen on every network.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        // H2 would look up each value among those before: a tenth of what a POST takes.
        System.setProperty("h2.objectCache", "false");
    }

    private H2Database() {}

    /** A database that lives as long as its connection. */
    static Connection inMemory(Schema schema) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + MODE, USER, "");
        schema.create(connection);
        return connection;
    }

    /**
     * The database in a folder, which is made if there is none.
     *
     * @throws RuntimeException if it cannot be opened, or is of another version
     */
    static HikariDataSource in(StateFolder folder, Schema schema) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:file:" + folder.database() + MODE + OURS);
        config.setUsername(USER);
        // The ledger's own connection; while migrating, Flyway's two.
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        HikariDataSource pool = new HikariDataSource(config);
        try {
            schema.migrate(pool, folder.place());
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** The database that another process has open. */
    static Connection servedAt(String address) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:" + address, USER, "");
    }
}
