package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReceiveCommandTest {
    private static final Pattern PORT = Pattern.compile("localhost:(\\d+)/");
    private static final String ANA_AND_BEN =
            "users=%5B%7B%22%24distinct_id%22%3A+%22ana%22%2C+%22%24properties%22%3A+%7B%22plan%22%3A+%22free%22%2C+"
                    + "%22%24first_name%22%3A+%22Zo%5Cu00eb%22%2C+%22n%22%3A+1.10%7D%7D%2C+"
                    + "%7B%22%24distinct_id%22%3A+%22ben%22%2C+%22%24properties%22%3A+%7B%7D%7D%5D";
    private static final String CHANGED_ANA =
            "users=%5B%7B%22%24distinct_id%22%3A+%22ana%22%2C+%22%24properties%22%3A+%7B%22plan%22%3A+%22pro%22%2C+"
                    + "%22%24first_name%22%3A+%22Zo%5Cu00eb%22%2C+%22tags%22%3A+%5B1%2C2%5D%7D%7D%2C+"
                    + "%7B%22%24distinct_id%22%3A+%22ben%22%2C+%22%24properties%22%3A+%7B%7D%7D%5D";

    private final Shell shell = new Shell();
    private FutureTask<Integer> command = new FutureTask<>(() -> ExitCode.DONE);
    private Thread thread = Thread.ofVirtual().unstarted(command);

    @TempDir private Path folder;

    @AfterEach
    void leave_nothing_running() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    @Test
    void it_shows_what_comes_what_changed_and_what_is_wrong() throws Exception {
        // R-W1, R-W2, R-W3, R-W4, R-W5, R-W6
        int port = start();
        everyKind(port);
        assertThat(stop()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.out().replace(":" + port, ":6494")).isEqualTo(golden("received.txt"));
    }

    @Test
    void it_tells_scripts_the_same() throws Exception {
        int port = start("--json");
        everyKind(port);
        assertThat(stop()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.out().replace(":" + port, ":6494")).isEqualTo(golden("received.ndjson"));
    }

    @Test
    void a_page_of_a_cohort_tells_who_entered_and_who_left() throws Exception { // R-C2, R-C5
        int port = start();
        assertThat(postJson(port, page("members", 1, "ana", "ben")))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains(
                        "Content-Type: application/json\r\n",
                        "{\"action\":\"members\",\"status\":\"success\"}");
        postJson(port, page("remove_members", 2, "ben", "cem"));
        postJson(port, page("members", 3));
        assertThat(stop()).isZero();
        assertThat(shell.out())
                .contains(
                        "  /hook  2 members, ",
                        "    members of Big (900123), page 1 of 1, session 0b9c6f0e-5a3e-4c7e-9a60-6f5b7d1f2c11",
                        "  ana  entered\n    mixpanel_distinct_id: \"ana\"",
                        "  ben  left  again, as in POST 1",
                        "  cem  not in\n    mixpanel_distinct_id: \"cem\"",
                        "  ana  left\n");
    }

    @Test
    void scripts_are_told_the_same_of_a_cohort() throws Exception {
        int port = start("--json");
        postJson(port, page("members", 1, "ana", "ben"));
        postJson(port, page("members", 2, "ben"));
        assertThat(stop()).isZero();
        assertThat(shell.out())
                .contains(
                        "\"cohort\":{\"action\":\"members\",\"id\":\"900123\",\"name\":\"Big\",\"session\":\"0b9c6f0e-5a3e-4c7e-9a60-6f5b7d1f2c12\",\"page\":1,\"of\":1},\"standings\":[\"in already\"],\"left\":[\"ana\"]");
    }

    @Test
    void what_breaks_no_rule_exits_0() throws Exception {
        int port = start();
        assertThat(post(port, ANA_AND_BEN)).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(stop()).isZero();
        assertThat(shell.out())
                .endsWith(
                        """

                        1 POST with 2 users: 2 different, 0 of them more than once
                        answers: 200 × 1
                        No request broke a rule.
                        """);
    }

    @Test
    void posts_are_answered_by_script_whatever_they_hold() throws Exception {
        int port = start("--answer", "503*2,404,200");
        for (int status : new int[] {503, 503, 404, 200, 200}) {
            assertThat(post(port, "[]")).startsWith("HTTP/1.1 " + status);
        }
        assertThat(say(port, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ");
        stop();
        assertThat(shell.out()).contains("answers: 503 × 2, 404 × 1, 200 × 2\n");
    }

    @Test
    void raw_utf_8_is_expected_where_that_is_said() throws Exception { // R-W4
        String raw = ANA_AND_BEN.replace("%5Cu00eb", "%C3%AB");
        int port = start("--utf8");
        post(port, raw);
        assertThat(stop()).isZero();
        port = start();
        post(port, raw);
        assertThat(stop()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void posts_are_saved_byte_for_byte_behind_those_that_are_there() throws Exception {
        Path file = folder.resolve("posts.ndjson");
        Files.writeString(file, "{}\n");
        int port = start("--save", file.toString(), "--answer", "503");
        post(port, ANA_AND_BEN);
        post(port, "\u00e9\"\n");
        say(port, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        String head =
                "\"method\":\"POST\",\"path\":\"/hook?key=%20s\",\"headers\":[{\"name\":\"Host\",\"value\":\"localhost\"},"
                        + "{\"name\":\"Content-Type\",\"value\":\"application/x-www-form-urlencoded\"},"
                        + "{\"name\":\"Content-Length\",\"value\":\"%d\"},{\"name\":\"Connection\",\"value\":\"close\"}],";
        assertThat(file)
                .hasContent(
                        "{}\n{\"at\":\"2026-01-15T12:00:00Z\","
                                + String.format(
                                        Locale.ROOT,
                                        head.replace("%20", "%%20"),
                                        ANA_AND_BEN.length())
                                + "\"body\":\""
                                + ANA_AND_BEN
                                + "\",\"answer\":\"503\"}\n"
                                + "{\"at\":\"2026-01-15T12:00:00Z\","
                                + String.format(Locale.ROOT, head.replace("%20", "%%20"), 3)
                                + "\"body_base64\":\"6SIK\",\"answer\":\"503\"}\n");
    }

    @Test
    void what_cannot_be_meant_is_bad_input() throws Exception {
        assertThat(shell.run("receive", "--answer", "maybe")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("an answer is a status", "was \"maybe\"");
        assertThat(shell.run("receive", "--port", "65536")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("\"65536\" is no port from 0 to 65535");
        assertThat(shell.run("receive", "--port", "0", "--save", folder.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertThat(shell.run("receive", "--port", String.valueOf(port)))
                    .isEqualTo(ExitCode.BAD_INPUT);
            assertThat(shell.err())
                    .contains("port " + port + " is taken: another program listens there");
        }
    }

    private void everyKind(int port) throws Exception {
        post(port, ANA_AND_BEN);
        assertThat(post(port, CHANGED_ANA)).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(
                        say(
                                port,
                                "POST /hook HTTP/1.1\r\nHost: localhost:"
                                        + port
                                        + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .endsWith(
                        "\r\n\r\nW2  Content-Type is application/json, not application/x-www-form-urlencoded\n"
                                + "W2  the body is JSON, not a form with a parameter `users`\n");
        say(port, "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        say(port, "POST /\u001b[2J HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nusers");
        shell.awaitOut("broke off");
    }

    private int start(String... options) throws InterruptedException {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "receive";
        arguments[1] = "--port";
        arguments[2] = "0";
        System.arraycopy(options, 0, arguments, 3, options.length);
        int said = shell.err().length();
        command = new FutureTask<>(() -> shell.run(arguments));
        thread = Thread.ofVirtual().start(command);
        shell.awaitErr("Ctrl-C", said);
        Matcher port = PORT.matcher(shell.err().substring(said));
        assertThat(port.find()).isTrue();
        return Integer.parseInt(port.group(1));
    }

    private int stop() throws Exception {
        thread.interrupt();
        return command.get();
    }

    private static String post(int port, String body) throws IOException {
        return post(port, "/hook?key=%20s", "application/x-www-form-urlencoded", body);
    }

    private static String postJson(int port, String body) throws IOException {
        return post(port, "/hook", "application/json", body);
    }

    private static String post(int port, String path, String type, String body) throws IOException {
        return say(
                port,
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\nConnection: close\r\n\r\n"
                        + body);
    }

    private static String page(String action, int session, String... members) {
        return """
               {"action":"%s","parameters":{"mixpanel_project_id":"4711","mixpanel_integration_id":"0",\
               "mixpanel_cohort_name":"Big","mixpanel_cohort_id":"900123",\
               "mixpanel_session_id":"0b9c6f0e-5a3e-4c7e-9a60-6f5b7d1f2c1%d","members":[%s]}}\
               """
                .formatted(
                        action,
                        session,
                        Arrays.stream(members)
                                .map("{\"mixpanel_distinct_id\":\"%s\"}"::formatted)
                                .collect(Collectors.joining(",")));
    }

    private static String say(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String golden(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/dev/mixhook/engine/cli", name));
    }
}
