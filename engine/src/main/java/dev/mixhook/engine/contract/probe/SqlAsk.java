package dev.mixhook.engine.contract.probe;

import dev.mixhook.delivery.Secrets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One ask in a database, which somebody else may give up. */
final class SqlAsk implements Runnable {
    private static final String USER = "{distinct_id}";

    private final ProbeSource.Sql source;
    private final Driver driver;
    private final AtomicReference<@Nullable Connection> idle;
    private final String distinctId;
    private Reading reading = new Reading.Unreadable("nothing was read");
    private volatile @Nullable Connection connection;
    private volatile @Nullable Statement statement;
    private volatile boolean isGivenUp;

    /**
     * @param idle a connection is taken from there, and put back once it has been of use
     */
    SqlAsk(
            ProbeSource.Sql source,
            Driver driver,
            AtomicReference<@Nullable Connection> idle,
            String distinctId) {
        this.source = source;
        this.driver = driver;
        this.idle = idle;
        this.distinctId = distinctId;
    }

    /** What came of it, once it has run. */
    Reading reading() {
        return reading;
    }

    @Override
    public void run() {
        Connection taken = idle.getAndSet(null);
        try {
            taken = taken == null ? connect() : taken;
            connection = taken;
            if (!isGivenUp) {
                reading = ask(taken);
            }
            if (!isGivenUp && idle.compareAndSet(null, taken)) {
                return;
            }
        } catch (SQLException e) {
            reading = new Reading.Unreadable(String.valueOf(e.getMessage()));
        }
        close(taken);
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (source.user() != null) {
            properties.setProperty("user", source.user());
        }
        if (source.password() != null) {
            properties.setProperty("password", source.password());
        }
        Connection made = driver.connect(source.url(), properties);
        if (made == null) {
            throw new SQLException("the driver does not take " + Secrets.NAMED.url(source.url()));
        }
        return made;
    }

    /** The user goes in as a parameter, with or without quotes around the place. */
    private Reading ask(Connection at) throws SQLException {
        String[] parts =
                source.query().replace("'" + USER + "'", USER).split("\\Q" + USER + "\\E", -1);
        try (PreparedStatement query = at.prepareStatement(String.join("?", parts))) {
            statement = query;
            for (int i = 1; i < parts.length; i++) {
                query.setString(i, distinctId);
            }
            try (ResultSet row = query.executeQuery()) {
                String value = row.next() ? row.getString(1) : null;
                return value == null
                        ? new Reading.Nothing("no row, or null in it")
                        : new Reading.SingleValue(value);
            }
        }
    }

    /**
     * Ends what can be ended: a query is cancelled, a connection aborted; a log-in is left alone,
     * and its connection closed if it comes. Either may hang too, so nobody waits for it.
     *
     * @param thread on which it runs
     */
    void giveUp(Thread thread) {
        isGivenUp = true;
        Thread.ofPlatform().daemon().name("end of a probe").start(() -> end(thread));
    }

    private void end(Thread thread) {
        try {
            Statement running = statement;
            if (running != null) {
                running.cancel();
            }
            Connection open = connection;
            if (open != null) {
                open.abort(Runnable::run);
            }
        } catch (SQLException _) {
            // It ends by itself, or with this process.
        }
        thread.interrupt();
    }

    /** If it is there; a failure is nobody's business any more. */
    static void close(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException _) {
            // It is given up.
        }
    }
}
