package dev.mixhook.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.mixhook.delivery.Sample.ACCEPTED;
import static dev.mixhook.delivery.Sample.anyBatch;
import static dev.mixhook.delivery.Sample.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mixhook.delivery.Outcome.Accepted;
import dev.mixhook.delivery.Outcome.Refused;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OkHttpSenderTest {
    @RegisterExtension
    static final WireMockExtension receiver =
            WireMockExtension.newInstance()
                    .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
                    .build();

    private final Sender sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/1.2.3");

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void a_post_is_a_form_with_the_one_parameter_users() { // R-W2
        receiverAnswers(aResponse());
        sender.send(post(webhook(Map.of())));

        var request = onlyRequest();
        assertThat(request.getMethod()).isEqualTo(RequestMethod.POST);
        assertThat(request.header("Content-Type").values())
                .containsExactly("application/x-www-form-urlencoded");
        assertThat(request.getFormParameters().keySet()).containsExactly("users");
        assertThat(request.getBody())
                .isEqualTo(UsersFormEncoder.encode(anyBatch(), JsonStyle.ASCII));
        assertThat(request.header("Content-Length").values())
                .containsExactly("" + request.getBody().length);
        assertThat(request.getBodyAsString()).doesNotContain("&");
    }

    @Test
    void the_url_goes_out_as_written() { // R-W1
        receiverAnswers(aResponse());
        sender.send(post(webhook("/a%20b/c?key=s+e%2Fcret&&x=", Map.of())));
        assertThat(onlyRequest().getUrl()).isEqualTo("/a%20b/c?key=s+e%2Fcret&&x=");
    }

    @Test
    void the_request_names_mixhook_and_nothing_of_the_campaign() { // R-W7
        receiverAnswers(aResponse());
        sender.send(post(webhook(Map.of())));

        var request = onlyRequest();
        assertThat(request.header("User-Agent").values()).containsExactly("mixhook/1.2.3");
        assertThat(request.getAllHeaderKeys())
                .containsExactlyInAnyOrder(
                        "Host",
                        "Connection",
                        "Accept-Encoding",
                        "User-Agent",
                        "Content-Type",
                        "Content-Length");
    }

    @Test
    void a_webhooks_headers_are_added() { // R-W7
        receiverAnswers(aResponse());
        sender.send(
                post(
                        webhook(
                                Map.of(
                                        "Authorization",
                                        "Bearer x",
                                        "user-agent",
                                        "mine/1",
                                        "Host",
                                        "shop.example"))));

        var request = onlyRequest();
        assertThat(request.header("Authorization").values()).containsExactly("Bearer x");
        assertThat(request.header("User-Agent").values()).containsExactly("mine/1");
        assertThat(request.header("Host").values()).containsExactly("shop.example");
    }

    @Test
    void a_200_is_accepted() { // R-D1
        receiverAnswers(aResponse().withBody("whatever"));
        assertThat(sender.send(post(webhook(Map.of()))))
                .isEqualTo(new Accepted(Answer.of(200, "whatever")));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                201, 204, 300, 301, 302, 303, 307, 308, 400, 401, 404, 408, 413, 421, 429, 500, 502,
                503
            })
    void any_other_status_is_refused_after_exactly_one_request(int status) { // R-D1, R-D5, R-W8
        receiverAnswers(
                aResponse()
                        .withStatus(status)
                        .withHeader("Retry-After", "0")
                        .withHeader("Location", "/b"));
        var answer = Answer.of(status, "").puttingOff("0");
        assertThat(sender.send(post(webhook(Map.of()))))
                .isEqualTo(new Refused(status / 100 == 3 ? answer.pointingTo("/b") : answer));
        assertThat(onlyRequest().getUrl()).isEqualTo("/hook");
    }

    @Test
    void a_refusal_shows_what_the_receiver_said() { // R-D1
        receiverAnswers(aResponse().withStatus(500).withBody("no such caf\u00e9"));
        assertThat(sender.send(post(webhook(Map.of()))))
                .isEqualTo(new Refused(Answer.of(500, "no such caf\u00e9")));
    }

    @Test
    void a_refusal_shows_the_first_64_kib_and_what_is_not_utf_8_as_such() {
        receiverAnswers(aResponse().withStatus(500).withBody(new byte[] {'a', (byte) 0xff, 'b'}));
        assertThat(sender.send(post(webhook(Map.of()))))
                .isEqualTo(new Refused(Answer.of(500, "a\ufffdb")));

        receiverAnswers(aResponse().withStatus(500).withBody("x".repeat(1_000_000)));
        assertThat(sender.send(post(webhook(Map.of()))))
                .isEqualTo(new Refused(Answer.of(500, "x".repeat(65_536))));
    }

    @Test
    void a_compressed_refusal_is_readable() {
        receiverAnswers(aResponse().withStatus(400).withBody("readable ".repeat(1_000)));
        assertThat(sender.send(post(webhook(Map.of("Accept-Encoding", "identity")))))
                .isEqualTo(sender.send(post(webhook(Map.of()))));
    }

    /** It would resolve names behind the guard's back. */
    @Test
    void a_proxy_of_the_machine_is_not_used() { // R-W8
        receiverAnswers(aResponse());
        var before = ProxySelector.getDefault();
        ProxySelector.setDefault(
                ProxySelector.of(InetSocketAddress.createUnresolved("localhost", 1)));
        try (var sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/1.2.3")) {
            assertThat(sender.send(post(webhook(Map.of())))).isEqualTo(ACCEPTED);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static void receiverAnswers(ResponseDefinitionBuilder answer) {
        receiver.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static Webhook webhook(Map<String, String> headers) {
        return webhook("/hook", headers);
    }

    private static Webhook webhook(String path, Map<String, String> headers) {
        var url = "http://localhost:" + receiver.getPort() + path;
        return Webhook.to(url).with(headers);
    }

    private static LoggedRequest onlyRequest() {
        var requests = receiver.getAllServeEvents();
        assertThat(requests).hasSize(1);
        return requests.getFirst().getRequest();
    }
}
