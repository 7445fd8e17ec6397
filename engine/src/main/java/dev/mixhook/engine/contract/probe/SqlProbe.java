package dev.mixhook.engine.contract.probe;

import dev.mixhook.delivery.Secrets;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks in a database, by JDBC with a driver that the user names. */
final class SqlProbe implements Probe {
    private static final Duration TO_CLOSE = Duration.ofSeconds(1);

    private final ProbeSource.Sql source;
    private final Driver driver;

    /** A connection that is open and in nobody's use; null if there is none. */
    private final AtomicReference<@Nullable Connection> idle = new AtomicReference<>();

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

    /** On a thread of its own, since a driver may hang in what nobody can end. */
    @Override
    public Reading read(String distinctId, Duration within) throws InterruptedException {
        SqlAsk ask = new SqlAsk(source, driver, idle, distinctId);
        Thread thread = Thread.ofPlatform().daemon().name("probe").start(ask);
        boolean ended = false;
        try {
            ended = thread.join(within);
        } finally {
            if (!ended) {
                ask.giveUp(thread);
            }
        }
        return ended
                ? ask.reading()
                : new Reading.Unreadable(
                        "the database did not answer within " + DurationText.of(within));
    }

    /** A database that has gone may hold up the farewell too. */
    @Override
    public void close() {
        Connection open = idle.getAndSet(null);
        if (open == null) {
            return;
        }
        Thread thread = Thread.ofPlatform().daemon().start(() -> SqlAsk.close(open));
        try {
            thread.join(TO_CLOSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
