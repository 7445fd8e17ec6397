package dev.mixhook.engine.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Recipient;
import dev.mixhook.delivery.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReceiverTest {
    @Test
    void it_answers_200_to_users_400_to_anything_else_and_405_to_other_methods() throws Exception {
        try (Receiver receiver = Receiver.start(List.of(loopback(0)), 0, 1);
                HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + receiver.ports().getFirst() + "/hook?key=1");
            HttpRequest.Builder request = HttpRequest.newBuilder(uri);
            assertThat(
                            status(
                                    client,
                                    request.POST(
                                                    HttpRequest.BodyPublishers.ofString(
                                                            "users=%5B%5D"))
                                            .build()))
                    .isEqualTo(200);
            assertThat(
                            status(
                                    client,
                                    request.POST(HttpRequest.BodyPublishers.ofString("users=7"))
                                            .build()))
                    .isEqualTo(400);
            assertThat(
                            status(
                                    client,
                                    request.POST(
                                                    HttpRequest.BodyPublishers.ofString(
                                                            "people=%5B%5D"))
                                            .build()))
                    .isEqualTo(400);
            assertThat(status(client, request.GET().build())).isEqualTo(405);
            assertThat(receiver.posts()).isEqualTo(1);
        }
    }

    @Test
    void what_it_refuses_depends_on_the_seed_and_the_body_alone() throws Exception {
        List<Outcome> first = answers(3);
        assertThat(answers(3)).isEqualTo(first).contains(new Outcome.Accepted(200)).hasSize(40);
        assertThat(answers(4)).isNotEqualTo(first);
        assertThat(first.stream().filter(Outcome.Refused.class::isInstance).count())
                .isBetween(8L, 32L);
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        try (Receiver receiver = Receiver.start(List.of(loopback(0)), 0, 1)) {
            int port = receiver.ports().getFirst();
            assertThatThrownBy(() -> Receiver.start(List.of(loopback(port)), 0, 1))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("port " + port + " cannot be listened on");
        }
    }

    private static List<Outcome> answers(long seed) throws IOException {
        List<Outcome> answers = new ArrayList<>();
        try (Receiver receiver = Receiver.start(List.of(loopback(0)), 0.5, seed);
                OkHttpSender sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test")) {
            Webhook webhook = Webhook.to("http://localhost:" + receiver.ports().getFirst() + "/");
            for (int i = 0; i < 40; i++) {
                Recipient user = new Recipient("u" + i / 2, "{}".getBytes(StandardCharsets.UTF_8));
                answers.add(sender.send(webhook, new Batch(1, 1, List.of(user))));
            }
        }
        return answers;
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static int status(HttpClient client, HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
