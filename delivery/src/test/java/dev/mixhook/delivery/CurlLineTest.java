package dev.mixhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CurlLineTest {
    private static final Webhook WEBHOOK =
            Webhook.to("http://localhost:3000/hook?key=s3cret&a=%20b");

    @Test
    void a_post_is_repeated_with_its_headers_and_its_body() {
        assertThat(
                        CurlLine.of(
                                WEBHOOK.with(Map.of("X-Env", "Ada's")),
                                "application/x-www-form-urlencoded",
                                "users=%5B%5D"))
                .isEqualTo(
                        "curl -sS -i 'http://localhost:3000/hook?key=s3cret&a=%20b'"
                                + " -H 'X-Env: Ada'\\''s'"
                                + " -H 'Content-Type: application/x-www-form-urlencoded'"
                                + " --data-binary 'users=%5B%5D'");
    }

    @Test
    void a_long_body_comes_from_a_pipe_and_a_get_has_none() {
        assertThat(CurlLine.piped(WEBHOOK, "text/plain"))
                .endsWith(" -H 'Content-Type: text/plain' --data-binary @-");
        assertThat(CurlLine.get(WEBHOOK))
                .isEqualTo("curl -sS -i 'http://localhost:3000/hook?key=s3cret&a=%20b'");
    }
}
