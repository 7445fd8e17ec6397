package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class ServeCommandTest {
    @Test
    void it_says_first_where_it_serves_and_serves_there() throws Exception {
        Shell shell = Shell.of(Map.of(ServeCommand.TOKEN, "t0ken"), InstantSource.system());
        FutureTask<Integer> command =
                new FutureTask<>(() -> shell.run("serve", "--control", "--port", "0", "--json"));
        Thread thread = Thread.ofVirtual().start(command);
        shell.awaitOut("\n");
        JsonNode first = JsonMapper.shared().readTree(shell.out());
        assertThat(first.path("kind").asString()).isEqualTo("control");
        assertThat(first.path("protocol").asInt()).isEqualTo(1);
        URI status = URI.create(first.path("address").asString() + "/v1/status");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(status);
            assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
            request.header("Authorization", "Bearer t0ken");
            assertThat(http.send(request.build(), BodyHandlers.ofString()).body())
                    .contains("\"version\":\"development\"");
        }
        thread.interrupt();
        assertThat(command.get()).isZero();
    }

    @Test
    void lines_are_answered_until_standard_input_ends() {
        Shell shell = new Shell("{\"id\": 1, \"do\": \"status\"}\n{\"id\": 2}\n");
        assertThat(shell.run("serve", "--control", "--stdio")).isZero();
        assertThat(shell.err()).isEmpty();
        assertThat(shell.out().lines())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith("{\"kind\":\"control\",\"protocol\":1,"),
                        line -> assertThat(line).startsWith("{\"id\":1,\"answer\":{"),
                        line -> assertThat(line).startsWith("{\"id\":2,\"error\":{"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve | --control",
                "serve --control --stdio --port 1 | --stdio serves no port",
                "serve --control --sessions 0 | --sessions is 1 or more",
                "serve --control --idle soon | \"soon\" is no length of time",
            })
    void what_cannot_be_served_is_said(String line, String words) {
        Shell shell = new Shell();
        assertThat(shell.run(line.split(" "))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains(words);
    }

    @Test
    void a_port_that_was_named_and_is_taken_is_an_error() throws IOException {
        Shell shell = new Shell();
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(shell.run("serve", "--control", "--port", port))
                    .isEqualTo(ExitCode.BAD_INPUT);
            assertThat(shell.err()).contains("port " + port + " is taken");
        }
    }

    /** The parent is a shell that starts it in the background, and ends when it is told to. */
    @Test
    void it_ends_with_the_process_that_started_it_where_that_is_asked_for() throws Exception {
        List<String> words = new ArrayList<>(List.of("sh", "-c", "\"$@\" & read line", "sh"));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        words.add(System.getProperty("java.class.path"));
        words.add(Main.class.getName());
        words.addAll(List.of("serve", "--control", "--port", "0", "--json", "--with-parent"));
        Process parent = new ProcessBuilder(words).start();
        try (BufferedReader said = parent.inputReader();
                Writer told = parent.outputWriter()) {
            assertThat(said.readLine()).contains("\"address\"");
            ProcessHandle serving = parent.descendants().findFirst().orElseThrow();
            told.write("end\n");
            told.flush();
            serving.onExit().get();
        }
        assertThat(parent.waitFor()).isZero();
    }
}
