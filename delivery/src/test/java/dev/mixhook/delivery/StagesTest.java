package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.batchOf;
import static dev.mixhook.delivery.Sample.person;
import static dev.mixhook.delivery.Sample.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome.Accepted;
import dev.mixhook.delivery.Outcome.Uncertain;
import dev.mixhook.delivery.Outcome.Unreachable;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A receiver that ends the connection, at every stage at which it can. */
class StagesTest {
    private final Sender sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test");

    @AfterEach
    void close() {
        sender.close();
    }

    enum Stage {
        ONCE_CONNECTED(false, ""),
        IN_THE_HEAD_OF_THE_REQUEST(false, ""),
        IN_ITS_BODY(false, ""),
        AFTER_IT(true, ""),
        IN_THE_STATUS_LINE(true, "HTTP/1.1 20"),
        AFTER_THE_STATUS_LINE(true, "HTTP/1.1 200 OK\r\n"),
        IN_A_HEADER(true, "HTTP/1.1 200 OK\r\nContent-Le"),
        BEFORE_THE_HEADS_END(true, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n");

        private final boolean wholeRequest;
        private final String answer;

        Stage(boolean wholeRequest, String answer) {
            this.wholeRequest = wholeRequest;
            this.answer = answer;
        }

        private void reach(RawReceiver.Line line) throws IOException {
            switch (this) {
                case ONCE_CONNECTED -> {}
                case IN_THE_HEAD_OF_THE_REQUEST -> line.hear(10);
                case IN_ITS_BODY -> line.hear(500_000);
                default -> {
                    line.readRequest();
                    line.say(answer);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_cut_before_a_whole_head_is_uncertain_after_one_post(Stage stage)
            throws IOException { // R-D6, R-W8
        try (var receiver = new RawReceiver(stage::reach)) {
            sendOnce(receiver, stage);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_reset_before_a_whole_head_is_uncertain_after_one_post(Stage stage)
            throws IOException { // R-D6, R-W8
        try (var receiver =
                new RawReceiver(
                        line -> {
                            stage.reach(line);
                            line.reset();
                        })) {
            sendOnce(receiver, stage);
        }
    }

    private void sendOnce(RawReceiver receiver, Stage stage) {
        var large = person("u", "{\"p\": \"" + "x".repeat(2_000_000) + "\"}");
        var outcome = sender.send(WebhookRequest.of(1, receiver.webhook(), batchOf(large)));
        var broke = "the connection to localhost:%d broke before the answer";
        if (stage == Stage.ONCE_CONNECTED && outcome instanceof Unreachable(String reason)) {
            // The reset was faster than the first byte.
            assertThat(reason).contains("Connection reset");
        } else {
            assertThat(outcome).isEqualTo(new Uncertain(broke.formatted(receiver.port())));
        }
        assertThat(receiver.connections()).isOne();
        assertThat(receiver.requests()).isEqualTo(stage.wholeRequest ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource
    void after_a_whole_head_neither_takes_it_back(End end) throws IOException { // R-D1
        try (var receiver =
                new RawReceiver(
                        line -> {
                            line.readRequest();
                            line.say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                            if (end == End.RESET) {
                                line.reset();
                            }
                        })) {
            var webhook = receiver.webhook();
            assertThat(sender.send(post(webhook)))
                    .isInstanceOfSatisfying(
                            Accepted.class,
                            accepted -> assertThat(accepted.received().whole()).isFalse());
            assertThat(receiver.requests()).isOne();
        }
    }

    enum End {
        CUT,
        RESET
    }
}
