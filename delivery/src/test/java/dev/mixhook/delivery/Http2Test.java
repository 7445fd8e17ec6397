package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.ACCEPTED;
import static dev.mixhook.delivery.Sample.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome.Refused;
import dev.mixhook.delivery.Outcome.Uncertain;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 tells senders what may be sent again, and all the same each POST goes out once (R-W8). */
class Http2Test {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final Sender sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test");
    private final AtomicInteger begun = new AtomicInteger();

    private interface Script {
        void on(Http2Line line) throws IOException;
    }

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void one_connection_carries_many_posts() throws IOException { // R-D1
        try (var receiver = receiver(Http2Test::ok)) {
            for (var post = 0; post < 20; post++) {
                assertThat(sender.send(post(webhook(receiver)))).isEqualTo(ACCEPTED);
            }
            assertThat(begun).hasValue(20);
            assertThat(receiver.connections()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 307, 308, 401, 407, 408, 421, 429, 503})
    void a_status_that_others_repeat_for_is_refused_after_one_post(int status)
            throws IOException { // R-D1, R-D5, R-W8
        try (var receiver = receiver(line -> line.answer(line.readRequest(), status))) {
            assertThat(sender.send(post(webhook(receiver))))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.received().status()).isEqualTo(status));
            assertThat(begun).hasValue(1);
        }
    }

    @Test
    void a_stream_that_is_refused_is_not_sent_again() throws IOException { // R-D6, R-W8
        try (var receiver =
                receiver(
                        line -> {
                            line.refuse(line.readRequest());
                            line.readRequest();
                        })) {
            assertThat(sender.send(post(webhook(receiver)))).isEqualTo(broken(receiver));
            assertThat(begun).hasValue(1);
        }
    }

    @Test
    void a_post_that_the_receiver_goes_away_from_is_not_sent_again()
            throws IOException { // R-D6, R-W8
        try (var receiver =
                receiver(
                        line -> {
                            line.readRequest();
                            line.goAway(0);
                            line.readRequest();
                        })) {
            assertThat(sender.send(post(webhook(receiver)))).isEqualTo(broken(receiver));
            assertThat(begun).hasValue(1);
            assertThat(receiver.connections()).isOne();
        }
    }

    @Test
    void a_connection_that_ends_before_the_answer_is_not_replaced()
            throws IOException { // R-D6, R-W8
        try (var receiver =
                receiver(
                        line -> {
                            line.answer(line.readRequest(), 200);
                            line.readRequest();
                        })) {
            assertThat(sender.send(post(webhook(receiver)))).isEqualTo(ACCEPTED);
            assertThat(sender.send(post(webhook(receiver)))).isEqualTo(broken(receiver));
            assertThat(begun).hasValue(2);
            assertThat(receiver.connections()).isOne();
        }
    }

    @Test
    void after_a_going_away_the_next_post_has_a_new_connection() throws IOException {
        try (var receiver =
                receiver(
                        line -> {
                            var stream = line.readRequest();
                            line.goAway(stream);
                            line.answer(stream, 200);
                            line.readRequest();
                        })) {
            assertThat(sender.send(post(webhook(receiver)))).isEqualTo(ACCEPTED);
            assertThat(sender.send(post(webhook(receiver)))).isEqualTo(ACCEPTED);
            assertThat(begun).hasValue(2);
            assertThat(receiver.connections()).isEqualTo(2);
        }
    }

    private RawReceiver receiver(Script script) {
        return new RawReceiver(
                Certificates.sockets(Certificates.certificate("localhost"), "h2"),
                LOOPBACK,
                line -> script.on(new Http2Line(line, begun)));
    }

    private static void ok(Http2Line line) throws IOException {
        while (true) {
            line.answer(line.readRequest(), 200);
        }
    }

    private static Webhook webhook(RawReceiver receiver) {
        return Webhook.to("https://localhost:" + receiver.port() + "/hook")
                .with(Certificates.trusted());
    }

    private static Uncertain broken(RawReceiver receiver) {
        return new Uncertain(
                "the connection to localhost:%d broke before the answer"
                        .formatted(receiver.port()));
    }
}
