package dev.mixhook.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Trust;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What to do where a receiver cannot be reached, by the reasons that a real sender gives. */
class UnreachableHintTest {
    @Test
    void where_nothing_listens_something_is_to_be_started() throws IOException {
        assertThat(hint("http://localhost:" + FreePorts.next() + "/"))
                .isEqualTo(
                        "Nothing listens there. Start your receiver, or let mixhook be one: --receive");
    }

    @Test
    void where_nobody_knows_the_name_it_may_be_misspelt() {
        assertThat(UnreachableHint.of("unknown host reciever.example", "--receive"))
                .hasValue("Nobody knows that name. Is it spelt right? This machine is localhost.");
    }

    @Test
    void where_https_is_spoken_to_a_receiver_of_http_the_url_is_to_be_changed() throws IOException {
        byte[] answer = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        try (ServerSocket server = answering(answer)) {
            assertThat(hint("https://127.0.0.1:" + server.getLocalPort() + "/"))
                    .isEqualTo("Write http:// in the URL, not https://.");
        }
    }

    @Test
    void where_http_is_spoken_to_a_receiver_of_https_the_url_is_to_be_changed() throws IOException {
        // As OpenSSL answers what is no handshake.
        try (ServerSocket server = answering(new byte[] {0x15, 3, 1, 0, 2, 2, 70})) {
            assertThat(hint("http://127.0.0.1:" + server.getLocalPort() + "/"))
                    .isEqualTo("Write https:// in the URL, not http://.");
        }
    }

    private static ServerSocket answering(byte[] answer) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        Thread.startVirtualThread(() -> answer(server, answer));
        return server;
    }

    private static void answer(ServerSocket server, byte[] answer) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().readNBytes(64);
            socket.getOutputStream().write(answer);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException _) {
            // The sender has left.
        }
    }

    @Test
    void where_a_certificate_is_not_trusted_its_authority_is_to_be_named() {
        assertThat(
                        UnreachableHint.of(
                                "no TLS with localhost:1: its certificate is signed by nobody who is trusted here",
                                ""))
                .hasValueSatisfying(hint -> assertThat(hint).contains("tls: {ca: ca.pem}", "--ca"));
    }

    @Test
    void where_the_reason_says_what_to_do_there_is_no_hint() {
        String reason = new EgressGuard(Set.of()).refusal("192.0.2.1").orElseThrow();
        assertThat(reason).contains("--allow-host 192.0.2.1");
        assertThat(UnreachableHint.of(reason, "--receive")).isEmpty();
    }

    private static String hint(String url) {
        Webhook webhook = Webhook.to(url);
        WebhookBody body = WebhookBody.kept("text/plain", List.of(), new byte[] {65});
        try (OkHttpSender sender =
                new OkHttpSender(new EgressGuard(Set.of()), "test", new Trust.Default())) {
            Outcome outcome = sender.send(new WebhookRequest(1, webhook, body));
            String reason =
                    switch (outcome) {
                        case Outcome.Unreachable(String why) -> why;
                        case Outcome.Uncertain(String why) -> why;
                        case Outcome.Accepted _, Outcome.Refused _ -> "";
                    };
            return UnreachableHint.of(reason, "--receive").orElse(reason);
        }
    }
}
