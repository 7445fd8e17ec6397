package dev.mixhook.engine.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.invoke.MethodHandles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.h2.Driver;
import org.h2.engine.SysProperties;
import org.jspecify.annotations.Nullable;

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

    private static final Driver DRIVER = driver();

    private H2Database() {}

    /**
     * H2's driver, asked without {@code DriverManager}, which knows the drivers of one class
     * loader. H2 reads its settings once, for good; where a receiver is tested in this process it
     * may have an H2 of its own, so they are put back.
     */
    private static Driver driver() {
        // Its server would listen on every network.
        @Nullable String address = System.setProperty("h2.bindAddress", "127.0.0.1");
        // H2 would look up each value among those before: a tenth of what a POST takes.
        @Nullable String cache = System.setProperty("h2.objectCache", "false");
        readSettings();
        putBack("h2.bindAddress", address);
        putBack("h2.objectCache", cache);
        return new Driver();
    }

    /** Has H2 read its settings, unless it has. */
    private static void readSettings() {
        try {
            MethodHandles.lookup().ensureInitialized(SysProperties.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("H2's settings are public", e);
        }
    }

    private static void putBack(String name, @Nullable String value) {
        if (value == null) {
            System.clearProperty(name);
            return;
        }
        System.setProperty(name, value);
    }

    private static Connection connect(String url) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", "");
        return DRIVER.connect(url, properties);
    }

    /** A database that lives as long as its connection. */
    static Connection inMemory(Schema schema) throws SQLException {
        Connection connection = connect("jdbc:h2:mem:" + MODE);
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
        return connect("jdbc:h2:" + address);
    }
}
