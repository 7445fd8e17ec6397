package dev.mixhook.engine.ingestion.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.engine.ingestion.Capture;
import dev.mixhook.engine.ingestion.IngestListener;
import dev.mixhook.engine.ingestion.IngestSettings;
import dev.mixhook.engine.ingestion.IngestedRequest;
import dev.mixhook.engine.ingestion.Ingestion;
import dev.mixhook.engine.ingestion.Journal;
import dev.mixhook.engine.web.AnswerScript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Ingestion over sockets, byte for byte. */
class IngestionServerTest {
    private static final String EVENT = "{\"event\":\"A\",\"properties\":{\"token\":\"t\"}}";

    @TempDir private Path folder;
    private Journal journal;
    private IngestionServer server;

    @BeforeEach
    void start() throws IOException {
        journal = Journal.open(folder, () -> {});
        IngestSettings settings =
                new IngestSettings(
                        List.of(), null, IngestSettings.TimeSource.SENT, null, List.of(), null);
        server =
                IngestionServer.start(
                        0,
                        Set.of("App.test"),
                        new Ingestion(
                                settings,
                                journal,
                                InstantSource.fixed(Instant.parse("2026-11-29T08:30:00Z")),
                                new Nobody()));
    }

    private static final class Nobody implements IngestListener {
        @Override
        public void ingested(IngestedRequest request) {}

        @Override
        public void unknown(String method, String path, String answer) {}

        @Override
        public void misdirected(String host) {}
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        journal.close();
    }

    @TestFactory
    Stream<DynamicTest> each_captured_request_gets_its_answer_raw() {
        return Capture.all()
                .filter(capture -> !capture.isScripted() && !capture.isCut())
                .map(
                        capture ->
                                DynamicTest.dynamicTest(
                                        capture.name(), () -> assertAnswered(capture)));
    }

    private void assertAnswered(Capture capture) throws IOException {
        byte[] body = capture.body();
        String head =
                capture.line()
                        + "\r\nHost: localhost:"
                        + server.port()
                        + "\r\nConnection: close\r\nContent-Length: "
                        + body.length
                        + "\r\n"
                        + String.join("", capture.headers().stream().map(h -> h + "\r\n").toList());
        String answer = exchange(head, body);
        assertThat(answer).startsWith("HTTP/1.1 " + capture.status() + ' ');
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).isEqualTo(capture.answer());
    }

    @Test
    void a_request_line_may_have_a_million_and_a_half_characters() throws IOException {
        String long_ =
                "{\"$token\":\"t\",\"$distinct_id\":\"ana\",\"$set\":{\"list\":["
                        + "\"0123456789\",".repeat(76_000)
                        + "0]}}";
        String data = Base64.getEncoder().encodeToString(long_.getBytes(StandardCharsets.UTF_8));
        String answer = get("/engage?ip=0&data=" + data.replace("+", "%2B").replace("=", "%3D"));
        assertThat(data.length()).isGreaterThan(1_200_000);
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(get("/track?data=" + "x".repeat(1_500_000))).startsWith("HTTP/1.1 414 ");
    }

    @Test
    void a_base_url_may_end_in_a_slash() throws IOException {
        String data = Base64.getEncoder().encodeToString(EVENT.getBytes(StandardCharsets.UTF_8));
        assertThat(get("//track/?verbose=1&data=" + data.replace("=", "%3D")))
                .endsWith("{\"error\":null,\"status\":1}");
        assertThat(post("//track", "", EVENT)).endsWith("\r\n\r\n1");
    }

    @Test
    void what_was_answered_is_in_the_journal() throws IOException {
        assertThat(post("/track", "", EVENT)).endsWith("\r\n\r\n1");
        assertThat(Files.readString(Journal.paths(folder).get(1)))
                .isEqualTo(
                        "{\"$mixhook\":{\"at\":1795941000000,\"n\":1},\"event\":\"A\",\"properties\":{\"time\":1795941000000}}\n");
    }

    @Test
    void pages_of_any_origin_may_send_with_credentials() throws IOException {
        String preflight =
                exchange(
                        "OPTIONS /record/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nOrigin: http://shop.test\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization,content-type\r\nAccess-Control-Request-Private-Network: true\r\n",
                        new byte[0]);
        assertThat(preflight)
                .startsWith("HTTP/1.1 204 ")
                .contains(
                        "Access-Control-Allow-Origin: http://shop.test\r\n",
                        "Access-Control-Allow-Credentials: true\r\n",
                        "Vary: Origin\r\n",
                        "Access-Control-Allow-Methods: GET, POST, OPTIONS\r\n",
                        "Access-Control-Allow-Headers: authorization,content-type\r\n",
                        "Access-Control-Max-Age: 600\r\n",
                        "Access-Control-Allow-Private-Network: true\r\n");
        assertThat(post("/track", "Origin: null\r\n", EVENT))
                .contains("Access-Control-Allow-Origin: null\r\n")
                .doesNotContain("Access-Control-Allow-Methods");
        assertThat(post("/track", "", EVENT)).doesNotContain("Access-Control");
    }

    @Test
    void it_answers_by_names_of_this_machine_alone() throws IOException {
        assertThat(hosted("evil.test:80")).startsWith("HTTP/1.1 403 ");
        for (String host :
                List.of("localhost:1", "LOCALHOST", "127.0.0.1:9", "[::1]:80", "app.test")) {
            assertThat(hosted(host)).startsWith("HTTP/1.1 200 ");
        }
    }

    private String hosted(String host) throws IOException {
        return exchange(
                "GET /decide HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n", new byte[0]);
    }

    @Test
    void chunks_continue_and_kept_connections() throws IOException {
        String chunked =
                "POST /track HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(EVENT.length())
                        + "\r\n"
                        + EVENT
                        + "\r\n0\r\n\r\n";
        String expecting =
                "POST /track HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: "
                        + EVENT.length()
                        + "\r\n\r\n"
                        + EVENT;
        String answers = raw((chunked + chunked + expecting).getBytes(StandardCharsets.UTF_8));
        assertThat(answers.split("HTTP/1.1 200 ", -1)).hasSize(4);
        assertThat(Files.readAllLines(Journal.paths(folder).get(1))).hasSize(3);
    }

    @Test
    void a_body_beyond_ten_megabytes_is_answered_413() throws IOException {
        String answer = post("/track", "", " ".repeat((10 << 20) + 100_000));
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("request exceeds max limit");
    }

    private String get(String target) throws IOException {
        return exchange(
                "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n",
                new byte[0]);
    }

    private String post(String target, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return exchange(
                "POST "
                        + target
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + headers
                        + "Content-Length: "
                        + bytes.length
                        + "\r\n",
                bytes);
    }

    private String exchange(String head, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((head + "\r\n").getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return raw(all.toByteArray());
    }

    private String raw(byte[] bytes) throws IOException {
        return raw(server.port(), bytes);
    }

    private static String raw(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void an_answer_is_refused_reset_or_not_given_on_purpose() throws IOException {
        try (IngestionServer faulty = server("503,reset,timeout")) {
            String refused = raw(faulty.port(), posted("Origin: http://shop.test\r\n"));
            assertThat(refused)
                    .startsWith("HTTP/1.1 503 ")
                    .contains("Access-Control-Allow-Origin: http://shop.test\r\n");
            assertThatThrownBy(() -> raw(faulty.port(), posted("")))
                    .isInstanceOf(SocketException.class);
            try (Socket socket = new Socket("127.0.0.1", faulty.port())) {
                socket.getOutputStream().write(posted(""));
                socket.shutdownOutput();
                assertThat(socket.getInputStream().readAllBytes()).isEmpty();
            }
        }
        assertThat(Files.readAllLines(Journal.paths(folder).get(1))).hasSize(2);
    }

    private IngestionServer server(String answers) throws IOException {
        return IngestionServer.start(
                0,
                Set.of(),
                new Ingestion(
                        IngestSettings.DEFAULT.answering(AnswerScript.parse(answers)),
                        journal,
                        InstantSource.system(),
                        new Nobody()));
    }

    private static byte[] posted(String headers) {
        return ("POST /track HTTP/1.1\r\nHost: localhost\r\n"
                        + headers
                        + "Content-Length: "
                        + EVENT.length()
                        + "\r\nConnection: close\r\n\r\n"
                        + EVENT)
                .getBytes(StandardCharsets.UTF_8);
    }
}
