package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.ACCEPTED;
import static dev.mixhook.delivery.Sample.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome.Uncertain;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A POST that was begun and gets no complete response head is uncertain, and is never repeated. */
class BrokenConnectionTest {
    private final Sender sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test");

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void a_reset_after_the_whole_request_is_uncertain() throws IOException { // R-D6, R-W8
        try (var receiver =
                new RawReceiver(
                        line -> {
                            line.readRequest();
                            line.reset();
                        })) {
            assertThat(sender.send(post(receiver.webhook()))).isEqualTo(broken(receiver));
            assertThat(receiver.requests()).isOne();
            assertThat(receiver.connections()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 ", "HTTP/1.1 200 OK\r\nContent-Le"})
    void less_than_a_head_is_uncertain_whatever_its_status(String answer)
            throws IOException { // R-D6
        try (var receiver = RawReceiver.answering(answer)) {
            assertThat(sender.send(post(receiver.webhook()))).isEqualTo(broken(receiver));
            assertThat(receiver.requests()).isOne();
        }
    }

    @Test
    void a_reset_on_a_connection_from_the_pool_is_uncertain() throws IOException { // R-D6, R-W8
        try (var receiver =
                new RawReceiver(
                        line -> {
                            line.readRequest();
                            line.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                            line.readRequest();
                            line.reset();
                        })) {
            assertThat(sender.send(post(receiver.webhook()))).isEqualTo(ACCEPTED);
            assertThat(sender.send(post(receiver.webhook())))
                    .isEqualTo(
                            new Uncertain(
                                    "the receiver at localhost:%d closed a connection that had been used before, before a byte of the answer came"
                                            .formatted(receiver.port())));
            assertThat(receiver.requests()).isEqualTo(2);
            assertThat(receiver.connections()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-Open\r\n", "HTTP/1.1 -12 Odd\r\n\r\n", "HTTP/1.1 abc\r\n\r\n"})
    void an_answer_that_is_not_http_is_uncertain(String answer) throws IOException { // R-D6
        try (var receiver = RawReceiver.answering(answer)) {
            assertThat(sender.send(post(receiver.webhook())))
                    .isEqualTo(
                            new Uncertain(
                                    "the answer from localhost:%d is not HTTP"
                                            .formatted(receiver.port())));
        }
    }

    @Test
    void no_answer_within_the_time_out_is_uncertain() throws IOException { // R-D6, R-D7
        try (var receiver =
                new RawReceiver(
                        line -> {
                            line.readRequest();
                            line.stayOpen();
                        })) {
            var webhook = receiver.webhook(Duration.ofMillis(300));
            assertThat(sender.send(post(webhook)))
                    .isEqualTo(
                            new Uncertain(
                                    "no answer from localhost:%d within 300 ms"
                                            .formatted(receiver.port())));
            assertThat(receiver.requests()).isOne();
        }
    }

    @Test
    void a_virtual_thread_interrupted_while_it_waits_is_uncertain() throws IOException { // R-D6
        var sending = new CompletableFuture<Thread>();
        try (var receiver =
                new RawReceiver(
                        line -> {
                            line.readRequest();
                            sending.join().interrupt();
                            line.stayOpen();
                        })) {
            var outcome = new CompletableFuture<Outcome>();
            sending.complete(
                    Thread.startVirtualThread(
                            () -> outcome.complete(sender.send(post(receiver.webhook())))));
            assertThat(outcome.join())
                    .isEqualTo(
                            new Uncertain(
                                    "interrupted before the answer from localhost:"
                                            + receiver.port()));
        }
    }

    private static Uncertain broken(RawReceiver receiver) {
        return new Uncertain(
                "the connection to localhost:%d broke before the answer"
                        .formatted(receiver.port()));
    }
}
