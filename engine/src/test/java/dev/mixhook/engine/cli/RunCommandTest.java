package dev.mixhook.engine.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.mixhook.engine.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code mixhook run} as a process of its own, which is told to stop by a TERM. */
@Timeout(120)
class RunCommandTest {
    private static final Pattern POST =
            Pattern.compile("\"kind\":\"post\",.*?\"campaign\":\"(.*?)\",\"due\":\"(.*?)\"");

    @TempDir private Path folder;
    private final WireMockServer receiver = new WireMockServer(wireMockConfig().dynamicPort());
    private final BlockingQueue<String> posts = new LinkedBlockingQueue<>();
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        receiver.start();
        answer(Duration.ZERO);
        receiver.addMockServiceRequestListener((request, _) -> posts.add(request.getUrl()));
        Files.createDirectories(folder.resolve("campaigns"));
        schedule("free", "asap");
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                "{\"$distinct_id\": \"ana\", \"$properties\": {\"plan\": \"free\"}}\n");
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
        receiver.stop();
    }

    @Test
    void told_to_stop_it_ends_well_and_goes_on_at_the_next_start() throws Exception { // R-D6
        Process first = start();
        assertThat(posts.poll(60, TimeUnit.SECONDS)).isEqualTo("/hook");
        assertThat(end(first)).isZero();
        Process second = start();
        try (BufferedReader talk = second.errorReader()) {
            assertThat(talk.lines().anyMatch(line -> line.startsWith("next: free"))).isTrue();
        }
        assertThat(end(second)).isZero();
        assertThat(posts).isEmpty();
    }

    @Test
    void a_receiver_that_hangs_does_not_keep_it_and_its_users_come_again() // R-D6
            throws Exception {
        answer(Duration.ofSeconds(25));
        Process first = start();
        assertThat(posts.poll(60, TimeUnit.SECONDS)).isEqualTo("/hook");
        assertThat(end(first)).isZero();
        answer(Duration.ZERO);
        Process second = start();
        assertThat(posts.poll(60, TimeUnit.SECONDS)).isEqualTo("/hook");
        assertThat(end(second)).isZero();
    }

    @Test
    void what_cannot_be_meant_is_refused() {
        Shell shell = new Shell();
        String state = folder.resolve("state").toString();
        assertThat(shell.run("run", folder.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("--state");
        assertThat(shell.run("run", folder.toString(), "--state", state, "--from", "2026-01-01"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("--speed");
        assertThat(shell.run("run", folder.toString(), "--state", state, "--speed", "fast"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("\"fast\" is no speed, such as 1h/s");
    }

    @Test
    void
            what_is_due_at_the_start_is_sent_once_and_what_is_due_at_the_end_is_not_as_in_a_simulation() // R-S2, R-S3
                    throws IOException {
        schedule("once", "{scheduled: {date: 2026-01-01, at: \"00:00\"}, missed: skip}");
        schedule("daily", "{recurring: {every: day, at: \"00:00\"}, missed: skip}");
        schedule("at the end", "{recurring: {every: day, at: \"01:00\"}, missed: skip}");
        Shell shell = new Shell();
        shell.run(arguments("simulate", "--from", "2026-01-01", "--for", "1h"));
        assertThat(dues(shell))
                .containsExactlyInAnyOrder(
                        "free 2026-01-01T00:00:00Z",
                        "once 2026-01-01T00:00:00Z",
                        "daily 2026-01-01T00:00:00Z");
        posts.clear();
        String state = folder.resolve("state").toString();
        for (int start = 0; start < 2; start++) {
            Shell run = new Shell(InstantSource.system());
            run.run(
                    arguments(
                            "run",
                            "--speed",
                            "30m/s",
                            "--from",
                            "2026-01-01",
                            "--for",
                            "1h",
                            "--state",
                            state));
            assertThat(dues(run))
                    .containsExactlyInAnyOrderElementsOf(start == 0 ? dues(shell) : List.of());
        }
        assertThat(posts).hasSize(3);
    }

    @Test
    void profiles_taken_at_the_start_that_is_told_hold_what_was_before_it() throws IOException {
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                """
                {"$distinct_id": "ana", "$properties": {"plan": "pro"}}
                {"$distinct_id": "ana", "$time": 1767139200, "$set": {"plan": "free"}}
                """);
        Shell simulate = new Shell();
        simulate.run(arguments("simulate", "--from", "2026-01-01", "--for", "1h"));
        Shell run = new Shell(InstantSource.system());
        String state = folder.resolve("state").toString();
        run.run(
                arguments(
                        "run",
                        "--speed",
                        "1h/s",
                        "--from",
                        "2026-01-01",
                        "--for",
                        "1h",
                        "--state",
                        state));
        assertThat(dues(simulate)).isEmpty();
        assertThat(dues(run)).isEmpty();
    }

    private void schedule(String campaign, String schedule) throws IOException {
        Files.writeString(
                folder.resolve("campaigns/" + campaign + ".yaml"),
                """
                campaign: %s
                webhook: {url: "http://localhost:%d/hook"}
                target: {property: plan, is: free}
                schedule: %s
                """
                        .formatted(campaign, receiver.port(), schedule));
    }

    private String[] arguments(String command, String... options) {
        return Stream.concat(Stream.of(command, folder.toString(), "--json"), Stream.of(options))
                .toArray(String[]::new);
    }

    /** The campaign and the instant of each POST. */
    private static List<String> dues(Shell shell) {
        return POST.matcher(shell.out())
                .results()
                .map(post -> post.group(1) + " " + post.group(2))
                .toList();
    }

    /** At a minute a second, so that nobody waits for a whole minute. */
    private Process start() throws IOException {
        Process process =
                new ProcessBuilder(
                                JavaProgram.line(
                                        Main.class,
                                        "run",
                                        folder.toString(),
                                        "--state",
                                        folder.resolve("state").toString(),
                                        "--speed",
                                        "1m/s",
                                        "--from",
                                        "2026-01-01"))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        started.add(process);
        return process;
    }

    /** By a TERM; ends within the five seconds that are promised, and some for a busy machine. */
    private static int end(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void answer(Duration delay) {
        receiver.stubFor(
                any(anyUrl()).willReturn(aResponse().withFixedDelay((int) delay.toMillis())));
    }
}
