package dev.mixhook.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RawRequestTest {
    @RegisterExtension
    private static final WireMockExtension RECEIVER =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    private final OkHttpSender sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test");

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void a_post_has_the_content_type_and_the_body_that_were_given() {
        RECEIVER.stubFor(any(anyUrl()).willReturn(ok("taken")));
        var outcome = sender.send(webhook(), new RawRequest.Post("text/plain", "users=\u00e9"));
        assertThat(outcome).isEqualTo(new Outcome.Accepted(Answer.of(200, "taken")));
        RECEIVER.verify(
                1,
                postRequestedFor(urlEqualTo("/hook?a=1"))
                        .withHeader("Content-Type", equalTo("text/plain"))
                        .withHeader("User-Agent", equalTo("mixhook/test"))
                        .withRequestBody(equalTo("users=\u00e9")));
    }

    @Test
    void a_get_has_no_body() {
        RECEIVER.stubFor(any(anyUrl()).willReturn(ok("here")));
        assertThat(sender.send(webhook(), new RawRequest.Get()))
                .isEqualTo(new Outcome.Accepted(Answer.of(200, "here")));
        RECEIVER.verify(1, getRequestedFor(urlEqualTo("/hook?a=1")));
    }

    @Test
    void the_guard_holds_for_it() {
        var elsewhere = InetAddress.ofLiteral("203.0.113.7");
        var guard = new EgressGuard(Set.of(), _ -> List.of(elsewhere));
        try (var guarded = new OkHttpSender(guard, "mixhook/test")) {
            var staging = Webhook.to("http://staging.example.com/hook");
            assertThat(guarded.send(staging, new RawRequest.Get()))
                    .isInstanceOf(Outcome.Unreachable.class)
                    .asString()
                    .contains("--allow-host staging.example.com");
        }
    }

    @Test
    void what_is_no_content_type_is_not_sent() {
        assertThatThrownBy(() -> sender.send(webhook(), new RawRequest.Post("form", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Webhook webhook() {
        return Webhook.to(RECEIVER.baseUrl() + "/hook?a=1");
    }
}
