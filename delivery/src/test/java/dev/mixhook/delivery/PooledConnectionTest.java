package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome.Accepted;
import dev.mixhook.delivery.Outcome.Uncertain;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PooledConnectionTest {
    private static final int POSTS = 20;
    private static final String REST = "\r\nContent-Length: 2\r\n\r\nok";

    private final Sender sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test");

    @AfterEach
    void close() {
        sender.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 200 OK",
                "HTTP/1.0 200 OK\r\nConnection: close",
                "HTTP/1.1 200 OK\r\nConnection: close",
                "HTTP/1.1 200 OK",
                "HTTP/1.1 200 OK\r\nConnection: keep-alive"
            })
    void a_receiver_that_closes_after_each_answer_loses_no_post(String head) throws IOException {
        try (var receiver = RawReceiver.answering(head + REST)) {
            for (var post = 0; post < POSTS; post++) {
                assertThat(sender.send(post(receiver.webhook())))
                        .isEqualTo(new Accepted(Answer.of(200, "ok")));
            }
            assertThat(receiver.connections()).isEqualTo(POSTS);
        }
    }

    @Test
    void a_receiver_that_closes_after_each_answer_over_tls_loses_no_post() throws IOException {
        try (var receiver =
                new RawReceiver(
                        sockets("https"),
                        InetAddress.ofLiteral("127.0.0.1"),
                        line -> {
                            line.readRequest();
                            line.say("HTTP/1.1 200 OK" + REST);
                        })) {
            var webhook = webhook("https", receiver);
            for (var post = 0; post < POSTS; post++) {
                assertThat(sender.send(post(webhook)))
                        .isEqualTo(new Accepted(Answer.of(200, "ok")));
            }
            assertThat(receiver.connections()).isEqualTo(POSTS);
        }
    }

    @Test
    void a_kept_connection_that_the_receiver_has_closed_since_is_not_used() throws IOException {
        var closed = new Semaphore(0);
        try (var receiver =
                new RawReceiver(
                        line -> {
                            line.readRequest();
                            line.say("HTTP/1.1 200 OK" + REST);
                            line.readRequest();
                            line.say("HTTP/1.1 200 OK" + REST);
                            line.close();
                            closed.release();
                        })) {
            for (var pair = 0; pair < POSTS; pair++) {
                assertThat(sender.send(post(receiver.webhook()))).isInstanceOf(Accepted.class);
                assertThat(sender.send(post(receiver.webhook()))).isInstanceOf(Accepted.class);
                if (pair == 0) {
                    closed.acquireUninterruptibly();
                }
            }
            assertThat(receiver.requests()).isEqualTo(2 * POSTS);
        }
    }

    @Test
    void what_a_receiver_says_unasked_is_no_answer_to_the_next_post() throws IOException {
        var said = new Semaphore(0);
        try (var receiver =
                new RawReceiver(
                        line -> {
                            line.readRequest();
                            line.say("HTTP/1.1 200 OK" + REST);
                            said.acquireUninterruptibly();
                            line.say("HTTP/1.1 408 Request Timeout" + REST);
                            said.release(2);
                            line.stayOpen();
                        })) {
            assertThat(sender.send(post(receiver.webhook()))).isInstanceOf(Accepted.class);
            said.release();
            said.acquireUninterruptibly(2);
            assertThat(sender.send(post(receiver.webhook()))).isInstanceOf(Accepted.class);
            assertThat(receiver.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void a_receiver_that_has_closed_a_used_connection_is_sent_each_post_on_a_new_one(String scheme)
            throws IOException { // R-W8, R-D6
        try (var receiver =
                new RawReceiver(
                        sockets(scheme),
                        InetAddress.ofLiteral("127.0.0.1"),
                        line -> {
                            line.readRequest();
                            line.say("HTTP/1.1 200 OK" + REST);
                            line.readRequest();
                        })) {
            var webhook = webhook(scheme, receiver);
            assertThat(sender.send(post(webhook))).isInstanceOf(Accepted.class);
            assertThat(sender.send(post(webhook)))
                    .isEqualTo(
                            new Uncertain(
                                    "the receiver at localhost:%d closed a connection that had been used before, before a byte of the answer came"
                                            .formatted(receiver.port())));
            for (var post = 0; post < POSTS; post++) {
                assertThat(sender.send(post(webhook))).isInstanceOf(Accepted.class);
            }
            assertThat(receiver.requests()).isEqualTo(2 + POSTS);
            assertThat(receiver.connections()).isEqualTo(1 + POSTS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void a_byte_of_an_answer_is_no_farewell(String scheme) throws IOException { // R-D6
        try (var receiver =
                new RawReceiver(
                        sockets(scheme),
                        InetAddress.ofLiteral("127.0.0.1"),
                        line -> {
                            line.readRequest();
                            line.say("HTTP/1.1 200 OK" + REST);
                            line.readRequest();
                            line.say("H");
                        })) {
            var webhook = webhook(scheme, receiver);
            assertThat(sender.send(post(webhook))).isInstanceOf(Accepted.class);
            assertThat(sender.send(post(webhook)))
                    .isEqualTo(
                            new Uncertain(
                                    "the connection to localhost:%d broke before the answer"
                                            .formatted(receiver.port())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0 200 OK\r\nConnection: keep-alive", "HTTP/1.1 200 OK"})
    void a_connection_that_is_kept_carries_all_posts(String head) throws IOException {
        try (var receiver =
                new RawReceiver(
                        line -> {
                            while (true) {
                                line.readRequest();
                                line.say(head + REST);
                            }
                        })) {
            for (var post = 0; post < POSTS; post++) {
                assertThat(sender.send(post(receiver.webhook())))
                        .isEqualTo(new Accepted(Answer.of(200, "ok")));
            }
            assertThat(receiver.connections()).isOne();
        }
    }

    private static ServerSocketFactory sockets(String scheme) {
        return scheme.equals("https")
                ? Certificates.sockets(Certificates.certificate("localhost"))
                : ServerSocketFactory.getDefault();
    }

    private static Webhook webhook(String scheme, RawReceiver receiver) {
        return Webhook.to(scheme + "://localhost:" + receiver.port() + "/")
                .with(Certificates.trusted());
    }
}
