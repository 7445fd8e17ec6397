package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.ACCEPTED;
import static dev.mixhook.delivery.Sample.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome.Accepted;
import dev.mixhook.delivery.Outcome.Refused;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A complete response head decides, whatever comes after it (R-D1). */
class ResponseHeadTest {
    private static final String HALF_OF_A_200 =
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of";

    private final Sender sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test");

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void a_200_whose_body_is_cut_off_is_accepted_with_a_note() throws IOException { // R-D1
        try (var receiver = RawReceiver.answering(HALF_OF_A_200)) {
            var half = broken(200, "half of");
            assertThat(sender.send(post(receiver.webhook()))).isEqualTo(new Accepted(half));
            assertThat(half.note()).contains("its body was not read to the end");
        }
    }

    @Test
    void a_200_whose_body_never_ends_is_accepted_with_a_note() throws IOException { // R-D1
        try (var receiver =
                new RawReceiver(
                        line -> {
                            line.readRequest();
                            line.say(HALF_OF_A_200);
                            line.stayOpen();
                        })) {
            var webhook = receiver.webhook(Duration.ofMillis(300));
            assertThat(sender.send(post(webhook))).isEqualTo(new Accepted(broken(200, "half of")));
        }
    }

    @Test
    void a_refusal_that_is_cut_off_is_shown_as_far_as_it_came() throws IOException { // R-D1
        try (var receiver =
                RawReceiver.answering(
                        "HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "3\r\nbro\r\nbroken")) {
            assertThat(sender.send(post(receiver.webhook())))
                    .isEqualTo(new Refused(broken(500, "bro")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 101 Switching Protocols\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nwrong",
                "HTTP/1.1 407 Proxy\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 503 No\r\nRetry-After: 99999999999\r\nContent-Length: 0\r\n\r\n"
            })
    void a_head_that_okhttp_objects_to_counts_like_any_other(String answer)
            throws IOException { // R-D1
        try (var receiver = RawReceiver.answering(answer)) {
            var status = Integer.parseInt(answer.substring(9, 12));
            assertThat(sender.send(post(receiver.webhook())))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.received().status()).isEqualTo(status));
            assertThat(receiver.requests()).isOne();
        }
    }

    @Test
    void the_answers_head_is_kept_without_its_secrets() throws IOException {
        try (var receiver =
                RawReceiver.answering(
                        "HTTP/1.1 503 No\r\nServer: shop\r\nSet-Cookie: session=s3cret\r\nX: "
                                + "x".repeat(9000)
                                + "\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(sender.send(post(receiver.webhook())))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused ->
                                    assertThat(refused.received().head())
                                            .startsWith("Server: shop\nSet-Cookie: ***\nX: xxx")
                                            .hasSize(8192));
        }
    }

    @Test
    void a_head_that_only_announces_the_answer_decides_nothing() throws IOException { // R-D1
        try (var receiver =
                RawReceiver.answering(
                        "HTTP/1.1 103 Early Hints\r\n\r\n"
                                + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(sender.send(post(receiver.webhook()))).isEqualTo(ACCEPTED);
        }
    }

    private static Answer broken(int status, String text) {
        return new Answer(status, text, false, Duration.ZERO, null, null, null, "");
    }
}
