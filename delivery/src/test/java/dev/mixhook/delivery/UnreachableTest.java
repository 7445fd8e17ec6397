package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome.Unreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nothing of the request was begun, nobody can have acted on it (R-D6). */
class UnreachableTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Sender sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test");

    @AfterEach
    void close() {
        sender.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void nothing_that_listens_is_unreachable(String host) throws IOException { // R-D6
        var peer = host + ":" + Sample.freePort();
        assertThat(sender.send(post(Webhook.to("http://" + peer))))
                .isEqualTo(new Unreachable("connection refused by " + peer));
    }

    @Test
    void a_host_that_nobody_knows_is_unreachable() { // R-D6
        var guard =
                new EgressGuard(
                        Set.of(),
                        name -> {
                            throw new UnknownHostException(name + ": says the resolver");
                        });
        try (var lost = new OkHttpSender(guard, "mixhook/test")) {
            assertThat(lost.send(post(Webhook.to("http://no.such.example/"))))
                    .isEqualTo(new Unreachable("unknown host no.such.example"));
        }
    }

    @Test
    void a_receiver_that_does_not_speak_tls_is_unreachable() throws IOException { // R-D6, R-W8
        try (var receiver = new RawReceiver(line -> line.say("HTTP/1.1 400 No TLS\r\n\r\n"))) {
            var peer = "localhost:" + receiver.port();
            assertThat(sender.send(post(Webhook.to("https://" + peer))))
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            outcome ->
                                    assertThat(outcome.reason())
                                            .startsWith("no TLS with " + peer + ": ")
                                            .doesNotContain("\n"));
        }
    }

    @Test
    void a_connection_that_is_not_ready_in_time_is_unreachable() throws IOException { // R-D7
        try (var receiver = new RawReceiver(RawReceiver.Line::stayOpen)) {
            var peer = "localhost:" + receiver.port();
            assertThat(sender.send(post(webhook("https://" + peer, SOON, LATER))))
                    .isEqualTo(new Unreachable("no connection to " + peer + " within 300 ms"));
        }
    }

    @Test
    void a_receiver_that_lets_nobody_in_is_unreachable() throws IOException { // R-D7
        var waiting = new ArrayList<Socket>();
        try (var server = new ServerSocket(0, 1, LOOPBACK)) {
            fill(server, waiting);
            var peer = "localhost:" + server.getLocalPort();
            assertThat(sender.send(post(webhook("http://" + peer, LATER, SOON))))
                    .isEqualTo(new Unreachable("no connection to " + peer + " within 300 ms"));
        } finally {
            for (var socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void an_interrupted_thread_begins_nothing_and_stays_interrupted() throws IOException {
        try (var receiver = new RawReceiver(RawReceiver.Line::readRequest)) {
            Thread.currentThread().interrupt();
            var outcome = sender.send(post(receiver.webhook()));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(outcome)
                    .isEqualTo(
                            new Unreachable(
                                    "interrupted before there was a connection to localhost:"
                                            + receiver.port()));
            assertThat(receiver.requests()).isZero();
        }
    }

    private static Webhook webhook(String url, Duration timeout, Duration connectTimeout) {
        return Webhook.to(url).within(timeout, connectTimeout);
    }

    /** Connects to a server that accepts nobody, until its queue has no place left. */
    private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
        try {
            while (true) {
                var socket = new Socket();
                waiting.add(socket);
                socket.connect(server.getLocalSocketAddress(), 300);
            }
        } catch (SocketTimeoutException _) {
            // It is full.
        }
    }
}
