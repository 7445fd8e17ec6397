package dev.mixhook.engine.contract.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked and does not answer is ended, and holds up nobody. */
@Timeout(60)
class HangingProbeTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofHours(1);

    private final EgressGuard guard = new EgressGuard(Set.of());
    private final OkHttpSender sender = new OkHttpSender(guard, "mixhook/test");

    @TempDir private Path folder;

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void a_url_that_does_not_answer() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.startVirtualThread(() -> hearOut(server));
            String at = "localhost:" + server.getLocalPort();
            Probe probe = of(new ProbeSource.Http("http://" + at + "/{distinct_id}", "$"));
            assertThat(probe.read("u", Duration.ofSeconds(1)))
                    .isEqualTo(new Reading.Unreadable("no answer from " + at + " within 1 s"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1"})
    void an_answer_that_breaks_off_is_none(String begun) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.startVirtualThread(() -> breakOff(server, begun));
            String url = "http://localhost:" + server.getLocalPort() + "/u";
            Probe probe = of(new ProbeSource.Http(url, "$"));
            assertThat(probe.read("u", Duration.ofSeconds(30)))
                    .isEqualTo(
                            new Reading.Unreadable(
                                    "the answer of " + url + " broke off before its end"));
        }
    }

    private static void breakOff(ServerSocket server, String begun) {
        try (Socket socket = server.accept()) {
            String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + begun;
            socket.getOutputStream().write(answer.getBytes(US_ASCII));
        } catch (IOException _) {
            // The test is over.
        }
    }

    private static void hearOut(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // The test is over.
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_command_is_ended_with_all_that_it_has_started() throws Exception {
        Probe probe = command("(trap '' TERM; sleep 1000) & echo $! > part; mv part child; wait");
        AtomicReference<Exception> ended = new AtomicReference<>();
        Thread asking =
                Thread.startVirtualThread(
                        () -> {
                            try {
                                probe.read("u", LONG);
                            } catch (InterruptedException e) {
                                ended.set(e);
                            }
                        });
        Path child = folder.resolve("child");
        while (!Files.exists(child)) {
            assertThat(asking.join(Duration.ofMillis(20))).isFalse();
        }
        asking.interrupt();
        asking.join();
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        assertThat(
                        ProcessHandle.of(Long.parseLong(Files.readString(child).strip()))
                                .filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_command_that_has_ended_has_answered_whoever_holds_its_output() throws Exception {
        Reading reading = command("sleep 1000 & echo $!").read("u", LONG);
        assertThat(reading).isInstanceOf(Reading.SingleValue.class);
        ProcessHandle.of(reading.number().orElseThrow().longValueExact())
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void a_log_in_is_left_alone_and_closed_if_it_comes_to_an_end() throws Exception {
        CountDownLatch letIn = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Connection late =
                proxy(
                        Connection.class,
                        (_, method, _) -> {
                            if (method.getName().equals("close")) {
                                closed.countDown();
                            }
                            return null;
                        });
        try (Probe probe =
                database(
                        () -> {
                            awaitWhateverComes(letIn);
                            return late;
                        })) {
            assertThat(probe.read("u", SHORT))
                    .isEqualTo(new Reading.Unreadable("the database did not answer within 100 ms"));
            letIn.countDown();
            closed.await();
        }
    }

    @Test
    void a_query_is_cancelled_and_its_connection_not_used_again() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch aborted = new CountDownLatch(1);
        AtomicInteger connections = new AtomicInteger();
        Connection hanging =
                connection(
                        (_, method, _) ->
                                switch (method.getName()) {
                                    case "executeQuery" -> {
                                        awaitWhateverComes(cancelled);
                                        throw new SQLException("cancelled");
                                    }
                                    case "cancel" -> {
                                        cancelled.countDown();
                                        yield null;
                                    }
                                    default -> null;
                                },
                        aborted);
        ResultSet one =
                proxy(
                        ResultSet.class,
                        (_, method, _) ->
                                switch (method.getName()) {
                                    case "next" -> true;
                                    case "getString" -> "1";
                                    default -> null;
                                });
        Connection good =
                connection(
                        (_, method, _) -> method.getName().equals("executeQuery") ? one : null,
                        new CountDownLatch(1));
        try (Probe probe = database(() -> connections.incrementAndGet() == 1 ? hanging : good)) {
            assertThat(probe.read("u", SHORT)).isInstanceOf(Reading.Unreadable.class);
            cancelled.await();
            aborted.await();
            assertThat(probe.read("u", LONG)).isEqualTo(new Reading.SingleValue("1"));
            assertThat(probe.read("u", LONG)).isEqualTo(new Reading.SingleValue("1"));
            assertThat(connections).hasValue(2);
        }
    }

    /** As a driver does that hears no interrupt. */
    private static void awaitWhateverComes(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                // Waits on.
            }
        }
    }

    private static Connection connection(InvocationHandler statement, CountDownLatch aborted) {
        return proxy(
                Connection.class,
                (_, method, _) ->
                        switch (method.getName()) {
                            case "prepareStatement" -> proxy(PreparedStatement.class, statement);
                            case "abort" -> {
                                aborted.countDown();
                                yield null;
                            }
                            default -> null;
                        });
    }

    private interface LogIn {
        Connection connect() throws SQLException;
    }

    /** Of a driver that logs in so; it is there until the probe is made. */
    private Probe database(LogIn logIn) throws SQLException {
        Driver driver =
                proxy(
                        Driver.class,
                        (self, method, arguments) ->
                                switch (method.getName()) {
                                    case "acceptsURL" -> arguments[0].equals("jdbc:hanging:x");
                                    case "connect" ->
                                            arguments[0].equals("jdbc:hanging:x")
                                                    ? logIn.connect()
                                                    : null;
                                    case "equals" -> self == arguments[0];
                                    case "hashCode" -> System.identityHashCode(self);
                                    default -> null;
                                });
        DriverManager.registerDriver(driver);
        try {
            return of(
                    new ProbeSource.Sql(
                            "jdbc:hanging:x",
                            "select n from sent where id = {distinct_id}",
                            null,
                            null,
                            null));
        } finally {
            DriverManager.deregisterDriver(driver);
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        HangingProbeTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Probe command(String line) {
        return of(new ProbeSource.Command(List.of("sh", "-c", line), folder));
    }

    private Probe of(ProbeSource source) {
        return new Probes(sender, guard).of(source);
    }
}
