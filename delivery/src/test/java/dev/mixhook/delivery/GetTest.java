package dev.mixhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome.Accepted;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GetTest {
    private static final int GETS = 20;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final OkHttpSender sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test");

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void a_receiver_that_closes_after_each_answer_without_a_word_answers_every_get()
            throws IOException {
        try (var receiver = RawReceiver.answering(OK)) {
            for (var get = 0; get < GETS; get++) {
                assertThat(sender.get(receiver.webhook()))
                        .isEqualTo(new Accepted(Answer.of(200, "ok")));
            }
        }
    }

    @Test
    void one_that_breaks_off_is_asked_once_more_and_not_for_ever() throws IOException {
        var asked = new AtomicInteger();
        try (var receiver =
                new RawReceiver(
                        line -> {
                            line.readRequest();
                            asked.incrementAndGet();
                        })) {
            assertThat(sender.get(receiver.webhook())).isInstanceOf(Outcome.Uncertain.class);
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void one_that_does_not_answer_in_time_is_not_asked_again() throws IOException {
        try (var receiver =
                new RawReceiver(
                        line -> {
                            line.readRequest();
                            line.stayOpen();
                        })) {
            assertThat(sender.get(receiver.webhook(Duration.ofSeconds(1))))
                    .isInstanceOf(Outcome.Uncertain.class);
            assertThat(receiver.connections()).isOne();
        }
    }
}
