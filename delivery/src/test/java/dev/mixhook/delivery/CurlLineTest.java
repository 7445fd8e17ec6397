package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
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
                        "curl -sS -i 'http://localhost:3000/hook?key='\"${KEY:?}\"'&a=%20b'"
                                + " -H 'X-Env: Ada'\\''s'"
                                + " -H 'Content-Type: application/x-www-form-urlencoded'"
                                + " --data-binary 'users=%5B%5D'");
    }

    @Test
    void a_long_body_comes_from_a_pipe_and_a_get_has_none() {
        assertThat(CurlLine.piped(WEBHOOK, "text/plain"))
                .endsWith(" -H 'Content-Type: text/plain' --data-binary @-");
        assertThat(CurlLine.get(WEBHOOK))
                .isEqualTo("curl -sS -i 'http://localhost:3000/hook?key='\"${KEY:?}\"'&a=%20b'");
    }

    @Test
    void what_came_from_the_environment_comes_from_it_again() {
        var secrets = new Secrets(Map.of("s3 cret", "TOKEN", "p/q", "PLACE"), false);
        assertThat(
                        CurlLine.get(
                                Webhook.to("http://localhost/p/q?x=s3 cret", secrets)
                                        .with(Map.of("X-Stage", "a s3 cret b"))))
                .isEqualTo(
                        "curl -sS -i 'http://localhost/'\"${PLACE:?}\"'?x='\"${TOKEN_PATH:?}\""
                                + " -H 'X-Stage: a '\"${TOKEN:?}\"' b'");
    }

    @Test
    void nothing_is_left_to_the_shell_where_secrets_are_shown() {
        assertThat(
                        CurlLine.get(
                                Webhook.to("http://me:pw@localhost/?key=1", Secrets.SHOWN)
                                        .with(Map.of("X-Api-Key", "2"))))
                .isEqualTo(
                        "curl -sS -i 'http://localhost/?key=1'"
                                + " -H 'Authorization: Basic bWU6cHc=' -H 'X-Api-Key: 2'");
    }

    @Test
    void who_we_are_is_left_to_the_shell() {
        assertThat(
                        CurlLine.get(
                                Webhook.to("http://me:secret@localhost/")
                                        .with(Map.of("cookie", "session=secret"))))
                .isEqualTo(
                        "curl -sS -i 'http://localhost/'"
                                + " -H \"Authorization: ${AUTHORIZATION:?}\""
                                + " -H \"cookie: ${COOKIE:?}\"");
    }

    @Test
    void what_curl_would_take_otherwise_is_said_so_that_it_does_not() {
        assertThat(CurlLine.get(Webhook.to("http://[::1]:3000/?a={b}")))
                .startsWith("curl -sS -i -g ");
        assertThat(CurlLine.get(WEBHOOK.with(Map.of("X-Empty", "")))).endsWith(" -H 'X-Empty;'");
        assertThat(CurlLine.of(WEBHOOK, "text/plain", "@/etc/hosts"))
                .endsWith(" --data-raw '@/etc/hosts'");
        assertThat(CurlLine.get(WEBHOOK.with(Certificates.trusted())))
                .endsWith(" --cacert 'authority.pem'");
    }

    @Test
    void run_by_a_shell_it_is_the_same_request() throws Exception { // R-W1, R-W2, R-W7
        var requests = new LinkedBlockingQueue<String>();
        try (var receiver =
                        new RawReceiver(
                                line -> {
                                    requests.add(line.readRequest());
                                    line.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                                });
                var sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test")) {
            var webhook =
                    Webhook.to("http://localhost:" + receiver.port() + "/a%20b?k=s'3&&x={}[]$HOME")
                            .with(Map.of("X-Env", "Ada's `id` $HOME \\", "X-Empty", ""));
            sender.send(Sample.post(webhook));
            var body = new String(Sample.post(webhook).body().bytes(), UTF_8);
            run(CurlLine.of(webhook, "application/x-www-form-urlencoded", body));
            var sent = lines(requests.take());
            assertThat(lines(requests.take())).isEqualTo(sent).contains(body);
        }
    }

    /** Without those that each client chooses for itself. */
    private static Set<String> lines(String request) {
        return request.lines()
                .filter(line -> !line.matches("(User-Agent|Accept|Accept-Encoding|Connection): .*"))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private static void run(String line) throws Exception {
        if (shell("command -v curl") != 0) {
            System.err.println("NOT TESTED: whether curl repeats a request; curl is missing");
            abort("curl is missing");
        }
        assertThat(shell(line)).isZero();
    }

    private static int shell(String line) throws Exception {
        return new ProcessBuilder("sh", "-c", line).start().waitFor();
    }
}
