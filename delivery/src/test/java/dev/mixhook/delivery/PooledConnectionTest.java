package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome.Accepted;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
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
                "HTTP/1.1 200 OK\r\nConnection: close"
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
}
