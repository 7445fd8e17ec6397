package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where commands serve their page, and when they do not. */
@Timeout(60)
class PageOptionsTest {
    private static final Pattern PAGE =
            Pattern.compile("page at http://localhost:(\\d+)/#token=([0-9a-f]{32})\n");

    @TempDir private Path folder;
    private Shell shell = new Shell(InstantSource.system());
    private FutureTask<Integer> command = new FutureTask<>(() -> ExitCode.DONE);
    private Thread thread = Thread.ofPlatform().unstarted(command);

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("campaigns")).resolve("free.yaml"),
                """
                campaign: free
                webhook: {url: "http://localhost:6494/hook"}
                target: {property: plan, is: free}
                schedule: asap
                """);
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                "{\"$distinct_id\": \"ana\", \"$properties\": {\"plan\": \"free\"}}\n");
    }

    @AfterEach
    void leave_nothing_running() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    @Test
    void run_says_first_where_its_page_is_and_shows_there_what_it_does() throws Exception {
        // At a minute a second, so that nobody waits for a whole minute.
        start(
                "run",
                folder.toString(),
                "--speed",
                "1m/s",
                "--from",
                "2026-01-01",
                "--state",
                state(),
                "--receive",
                "--port",
                "0",
                "--page",
                "0");
        Matcher page = page();
        assertThat(page.start()).isZero();
        assertThat(following(page, "\"kind\":\"post\"")).contains("\"outcome\":\"accepted\"");
    }

    @Test
    void simulate_keeps_its_page_when_all_is_played_and_acts_for_it() throws Exception {
        start(
                "simulate",
                "--page",
                "0",
                folder.toString(),
                "--receive",
                "--port",
                "0",
                "--from",
                "2026-01-01");
        shell.awaitErr("All is played; the page stays until Ctrl-C.", 0);
        Matcher page = page();
        assertThat(page.start()).isZero();
        assertThat(following(page, "\"kind\":\"over\"")).contains("\"kind\":\"summary\"");
        assertThat(posted(page, "/again?campaign=free&post=1")).endsWith("POST 2 is on its way\n");
        shell.awaitOut("POST 2 ");
    }

    @Test
    void a_page_without_a_port_may_stand_before_the_files() throws Exception {
        start(
                "simulate",
                "--page",
                folder.toString(),
                "--receive",
                "--port",
                "0",
                "--from",
                "2026-01-01");
        shell.awaitErr("All is played", 0);
        assertThat(Integer.parseInt(page().group(1))).isBetween(6495, 6595);
    }

    @Test
    void receive_shows_what_comes() throws Exception {
        start("receive", "--port", "0", "--page", "0");
        Matcher page = page();
        shell.awaitErr("receiving at", 0);
        Matcher receiver =
                Pattern.compile("receiving at http://localhost:(\\d+)/").matcher(shell.err());
        assertThat(receiver.find()).isTrue();
        asked(
                receiver.group(1),
                "POST /hook HTTP/1.1",
                "Authorization: Basic s3cret\r\nContent-Length: 8",
                "users=[]");
        assertThat(following(page, "\"kind\":\"request\""))
                .contains("\"rule\":\"W3\"", "\"in_body\":[6]")
                .doesNotContain("s3cret");
    }

    @Test
    void no_page_is_served_if_it_is_not_wanted() throws Exception {
        String[] run = {
            "run", folder.toString(), "--state", state(), "--receive", "--port", "0", "--for", "1s"
        };
        shell.run(run);
        assertThat(shell.err()).doesNotContain("page at");
        assertThat(
                        new Shell(Map.of(PagePort.VARIABLE, "0"))
                                .run("receive", "--port", "0", "--page", "1", "--no-page"))
                .isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void a_port_that_is_taken_is_said_and_nothing_is_sent() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(shell.run("run", folder.toString(), "--state", state(), "--page", port))
                    .isEqualTo(ExitCode.BAD_INPUT);
            assertThat(shell.err()).contains("port " + port + " is taken");
        }
    }

    @Test
    void what_the_environment_says_has_to_be_a_port_or_off() {
        Shell odd = new Shell(Map.of(PagePort.VARIABLE, "never"));
        assertThat(odd.run("receive", "--port", "0")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(odd.err()).contains("MIXHOOK_PAGE=never: it is a port from 0 to 65535, or off.");
    }

    private String state() {
        return folder.resolve("state").toString();
    }

    private void start(String... arguments) {
        command = new FutureTask<>(() -> shell.run(arguments));
        thread = Thread.ofPlatform().start(command);
    }

    private Matcher page() throws InterruptedException {
        shell.awaitErr("page at http", 0);
        shell.awaitErr("\n", 0);
        Matcher page = PAGE.matcher(shell.err());
        assertThat(page.find()).isTrue();
        return page;
    }

    private static String posted(Matcher page, String path) throws IOException {
        return asked(
                page.group(1),
                "POST " + path + " HTTP/1.1",
                "X-Mixhook-Token: " + page.group(2) + "\r\nConnection: close",
                "");
    }

    private static String asked(String port, String line, String headers, String body)
            throws IOException {
        try (Socket socket = connected(port, line, headers, body)) {
            if (!headers.contains("close")) {
                byte[] status = socket.getInputStream().readNBytes(12);
                return new String(status, StandardCharsets.UTF_8);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket connected(String port, String line, String headers, String body)
            throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(port));
        String request =
                line + "\r\nHost: localhost:" + port + "\r\n" + headers + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** What a tab is told up to a line with a text, that line included. */
    private static String following(Matcher page, String text) throws IOException {
        StringBuilder told = new StringBuilder();
        try (Socket socket = connected(page.group(1), "GET /lines HTTP/1.0", "X: y", "")) {
            byte[] piece = new byte[8192];
            while (told.indexOf(text) < 0 || told.indexOf("\n", told.indexOf(text)) < 0) {
                int n = socket.getInputStream().read(piece);
                told.append(new String(piece, 0, Math.max(0, n), StandardCharsets.US_ASCII));
            }
        }
        return told.toString();
    }
}
