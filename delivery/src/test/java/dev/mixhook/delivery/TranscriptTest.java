package dev.mixhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private final OkHttpSender sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test");

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void the_heads_are_those_that_went_over_the_wire() throws Exception { // R-W1, R-W2, R-W7
        var seen = new CompletableFuture<String>();
        try (var receiver =
                new RawReceiver(
                        line -> {
                            seen.complete(line.readRequest());
                            line.say(
                                    "HTTP/1.1 503 Not Now\r\nX-a: 1\r\nx-A: 2\r\nContent-Length: 2\r\n\r\nno");
                        })) {
            var webhook =
                    Webhook.to(receiver.webhook().url() + "?k=%20s").with(Map.of("X-Env", "test"));
            var transcript = sender.exchange(Sample.post(webhook));
            assertThat(String.join("\r\n", transcript.request()))
                    .isEqualTo(seen.get().split("\r\n\r\n", 2)[0])
                    .startsWith("POST /hook?k=%20s HTTP/1.1\r\n")
                    .contains("X-Env: test", "Host: localhost:" + receiver.port());
            assertThat(transcript.answer())
                    .containsExactly(
                            "HTTP/1.1 503 Not Now", "X-a: 1", "x-A: 2", "Content-Length: 2");
            assertThat(transcript.outcome()).isEqualTo(new Outcome.Refused(Answer.of(503, "no")));
        }
    }

    @Test
    void what_is_secret_in_the_heads_is_shown_to_nobody_who_does_not_ask() throws Exception {
        var redirect =
                "HTTP/1.1 308 X\r\nLocation: /there?token=NEW\r\nSet-Cookie: s=COOKIE\r\nContent-Length: 0\r\n\r\n";
        try (var receiver = RawReceiver.answering(redirect)) {
            var secrets = new Secrets(Map.of("FILLED", "STAGE"), false);
            var webhook =
                    Webhook.to(
                                    "http://me:PASS@localhost:%d/h/FILLED?key=KEY&a=b"
                                            .formatted(receiver.port()),
                                    secrets)
                            .with(Map.of("X-Api-Key", "APIKEY", "X-Stage", "on FILLED"));
            var hidden = sender.exchange(Sample.post(webhook));
            assertThat(hidden.request())
                    .contains(
                            "POST /h/***?key=***&a=b HTTP/1.1",
                            "Authorization: ***",
                            "X-Api-Key: ***",
                            "X-Stage: on ***");
            assertThat(hidden.answer()).contains("Location: /there?token=***", "Set-Cookie: ***");
            var shown = sender.exchange(Sample.post(webhook.with(Secrets.SHOWN)));
            assertThat(shown.request())
                    .contains(
                            "POST /h/FILLED?key=KEY&a=b HTTP/1.1",
                            "Authorization: Basic bWU6UEFTUw==",
                            "X-Api-Key: APIKEY",
                            "X-Stage: on FILLED");
            assertThat(shown.answer()).contains("Location: /there?token=NEW");
        }
    }

    @Test
    void a_redirect_tells_where_to() throws Exception { // R-W8
        var redirect = "HTTP/1.1 308 X\r\nLocation: /a\u001b[1m?key=1\r\nContent-Length: 0\r\n\r\n";
        try (var receiver = RawReceiver.answering(redirect)) {
            var outcome = sender.send(Sample.post(receiver.webhook()));
            assertThat(outcome)
                    .isEqualTo(
                            new Outcome.Refused(
                                    Answer.of(308, "").pointingTo("/a\u001b[1m?key=***")));
            assertThat(((Outcome.Refused) outcome).received().shownStatus())
                    .isEqualTo("308, Location: /a\\u001b[1m?key=***");
        }
    }

    @Test
    void what_did_not_go_over_the_wire_is_empty() throws IOException {
        int port;
        try (var taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        var transcript = sender.exchange(Sample.post(Webhook.to("http://localhost:" + port)));
        assertThat(transcript.request()).isEmpty();
        assertThat(transcript.answer()).isEmpty();
        assertThat(transcript.outcome()).isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void a_request_without_an_answer_is_there_alone() throws IOException { // R-D6
        try (var receiver = new RawReceiver(RawReceiver.Line::readRequest)) {
            var transcript = sender.exchange(Sample.post(receiver.webhook(Duration.ofSeconds(30))));
            assertThat(transcript.request().getFirst()).isEqualTo("POST /hook HTTP/1.1");
            assertThat(transcript.answer()).isEqualTo(List.of());
            assertThat(transcript.outcome()).isInstanceOf(Outcome.Uncertain.class);
        }
    }
}
