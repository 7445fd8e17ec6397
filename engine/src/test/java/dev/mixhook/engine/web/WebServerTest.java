package dev.mixhook.engine.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that bounds its clients in number, in length and in time. */
class WebServerTest {
    private static final String GET = "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String CLOSING = GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");

    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        start(Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    private void start(Duration request, Duration idle) throws IOException {
        if (server != null) {
            server.close();
        }
        WebLimits limits = new WebLimits(2, 1000, 2000, 100, request, idle);
        server =
                WebServer.start(
                        List.of(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0)),
                        limits,
                        asked -> new WebResponse(200, List.of(), asked.body()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_request_is_answered_by_the_handler() throws IOException {
        assertThat(said(CLOSING)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void a_client_that_is_slow_with_its_head_or_its_body_is_cut_off() throws IOException {
        start(Duration.ofMillis(300), Duration.ofMinutes(1));
        assertThat(said("GET /x HT")).doesNotContain("200");
        assertThat(said("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nabc"))
                .doesNotContain("200");
    }

    @Test
    void a_client_that_says_no_more_is_let_go() throws IOException {
        start(Duration.ofMinutes(1), Duration.ofSeconds(2));
        assertThat(said(GET)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void lines_and_headers_have_a_length() throws IOException {
        assertThat(said("GET /" + "x".repeat(1000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414 ");
        assertThat(said("GET / HTTP/1.1\r\nHost: x\r\nA: " + "x".repeat(2000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(said("GET / HTTP/1.1\r\nHost: x\r\nA: " + "x".repeat(200_000) + "\r\n\r\n"))
                .doesNotContain(" 200 ");
    }

    @Test
    void what_is_no_http_is_answered_400() throws IOException {
        assertThat(said("hello\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void more_connections_than_it_bears_are_answered_503() throws IOException {
        try (Socket one = connected();
                Socket other = connected()) {
            one.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
            other.getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
            one.getInputStream().read();
            other.getInputStream().read();
            assertThat(said("")).startsWith("HTTP/1.1 503 ");
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** All that it says until it closes the connection. */
    private String said(String request) throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (SocketException _) {
            return "reset";
        }
    }
}
