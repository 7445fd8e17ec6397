package dev.mixhook.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask a control server for anything. */
@Timeout(60)
class ControlGuardTest {
    private static final String JSON = "Content-Type: application/json";

    private int port;
    private Control control;
    private ControlServer server;

    @BeforeEach
    void start() throws IOException {
        control =
                new Control(
                        new ControlSettings(
                                "1",
                                Path.of(""),
                                Map.of(),
                                1,
                                Duration.ofMinutes(1),
                                () -> Instant.EPOCH));
        serve(Optional.empty());
    }

    private void serve(Optional<String> token) throws IOException {
        port = FreePorts.next();
        server = ControlServer.start(port, control, token);
    }

    @AfterEach
    void stop() {
        server.close();
        control.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:PORT",
                "localhost.evil.example:PORT",
                "localhost",
                "localhost:1",
                "127.0.0.2:PORT",
                ""
            })
    void whoever_asks_for_another_host_is_refused(String host) throws IOException {
        String named = "Host: " + host.replace("PORT", "" + port);
        assertThat(asked("GET /v1/status", "", named)).startsWith("HTTP/1.1 403 ");
        assertThat(asked("POST /v1/sessions", "{}", named, JSON)).startsWith("HTTP/1.1 403 ");
        assertThat(asked("GET /openapi.json", "", named)).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:PORT", "LOCALHOST:PORT", "127.0.0.1:PORT", "[::1]:PORT"})
    void this_machine_is_answered_by_all_of_its_names(String host) throws IOException {
        assertThat(asked("GET /v1/status", "", "Host: " + host.replace("PORT", "" + port)))
                .startsWith("HTTP/1.1 200 ")
                .contains("X-Content-Type-Options: nosniff\r\n", "Cache-Control: no-store\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://localhost:1",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void pages_can_neither_look_nor_act(String header) throws IOException {
        assertThat(asked("GET /v1/status", "", host(), header)).startsWith("HTTP/1.1 403 ");
        assertThat(asked("DELETE /v1/sessions/s1", "", host(), header)).startsWith("HTTP/1.1 403 ");
        assertThat(asked("POST /v1/sessions", "{}", host(), header, JSON))
                .startsWith("HTTP/1.1 403 ");
    }

    /** What a page can send without being asked first, from a browser that tells no origin. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Type: text/plain; application/json",
                "X-None: 1"
            })
    void a_body_that_is_not_told_to_be_json_is_refused(String header) throws IOException {
        assertThat(asked("POST /v1/sessions", "{}", host(), header))
                .startsWith("HTTP/1.1 415 ")
                .contains("\"content_type\"");
    }

    @Test
    void no_page_is_told_that_it_may() throws IOException {
        assertThat(asked("OPTIONS /v1/sessions", "", host(), "Access-Control-Request-Method: POST"))
                .startsWith("HTTP/1.1 405 ")
                .contains("Allow: POST\r\n")
                .doesNotContain("Access-Control-Allow");
    }

    @Test
    void a_body_has_its_bounds() throws IOException {
        assertThat(asked("POST /v1/sessions", " ".repeat((1 << 20) + 1), host(), JSON))
                .startsWith("HTTP/1.1 413 ")
                .contains("at most 1048576 bytes");
    }

    @Test
    void where_a_token_is_set_nothing_is_answered_without() throws IOException {
        server.close();
        serve(Optional.of("t0ken"));
        for (String header :
                new String[] {"X: y", "Authorization: Bearer other", "Authorization: t0ken"}) {
            for (String request : new String[] {"GET /v1/status", "GET /openapi.json"}) {
                assertThat(asked(request, "", host(), header))
                        .startsWith("HTTP/1.1 401 ")
                        .contains("WWW-Authenticate: Bearer\r\n");
            }
        }
        assertThat(asked("GET /v1/status", "", host(), "Authorization: Bearer t0ken"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/", "/v1/sessions/s1/else", "/v2/status", "/v1/open"})
    void where_nothing_is_it_says_so(String path) throws IOException {
        assertThat(asked("GET " + path, "", host()))
                .startsWith("HTTP/1.1 404 ")
                .contains("see /openapi.json");
    }

    @Test
    void it_describes_itself() throws IOException {
        assertThat(asked("GET /openapi.json", "", host()))
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Type: application/json\r\n")
                .endsWith(ControlDescription.text());
    }

    private String host() {
        return "Host: localhost:" + port;
    }

    private String asked(String request, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                request
                        + " HTTP/1.1\r\nConnection: close\r\nContent-Length: "
                        + bytes.length
                        + "\r\n"
                        + String.join("\r\n", headers)
                        + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
