package dev.mixhook.engine.contract.probe;

import dev.mixhook.delivery.Secrets;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Asks in a database, by JDBC with a driver that the user names. */
final class SqlProbe implements Probe {
    private static final String USER = "{distinct_id}";

    private final ProbeSource.Sql source;
    private final Driver driver;
    private @Nullable Connection connection;

    /**
     * @throws IllegalArgumentException if there is no driver for the URL; the message says what to
     *     do
     */
    SqlProbe(ProbeSource.Sql source) {
        this.source = source;
        this.driver = driver(source.url(), source.driver());
    }

    private static Driver driver(String url, @Nullable Path jar) {
        try {
            if (jar == null) {
                return DriverManager.getDriver(url);
            }
            URL[] place = {jar.toUri().toURL()};
            ServiceLoader<Driver> drivers =
                    ServiceLoader.load(
                            Driver.class,
                            new URLClassLoader(place, ClassLoader.getPlatformClassLoader()));
            for (Driver driver : drivers) {
                if (driver.acceptsURL(url)) {
                    return driver;
                }
            }
        } catch (SQLException | IOException _) {
            // Said below.
        }
        throw new IllegalArgumentException(
                jar == null
                        ? "no JDBC driver for %s; name its jar: driver: lib/driver.jar"
                                .formatted(Secrets.NAMED.url(url))
                        : "%s has no JDBC driver for %s".formatted(jar, Secrets.NAMED.url(url)));
    }

    @Override
    public synchronized Reading read(String distinctId) {
        try {
            if (connection == null) {
                connection = connect();
            }
            return ask(connection, distinctId);
        } catch (SQLException e) {
            close();
            return new Reading.Unreadable(String.valueOf(e.getMessage()));
        }
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
    private Reading ask(Connection at, String distinctId) throws SQLException {
        String[] parts =
                source.query().replace("'" + USER + "'", USER).split("\\Q" + USER + "\\E", -1);
        try (PreparedStatement query = at.prepareStatement(String.join("?", parts))) {
            for (int i = 1; i < parts.length; i++) {
                query.setString(i, distinctId);
            }
            try (ResultSet row = query.executeQuery()) {
                String value = row.next() ? row.getString(1) : null;
                return value == null
                        ? new Reading.Nothing("no row, or null in it")
                        : new Reading.Value(value);
            }
        }
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException _) {
                // It is given up.
            }
            connection = null;
        }
    }
}
