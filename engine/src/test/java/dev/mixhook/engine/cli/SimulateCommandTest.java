package dev.mixhook.engine.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mixhook.engine.JavaProgram;
import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
    private static final Path SAMPLE = Path.of("../sample-data");

    @RegisterExtension
    private static final WireMockExtension RECEIVER =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    @TempDir private Path folder;

    @Test
    void the_two_documented_people_yield_one_post_with_exactly_these_bytes()
            throws IOException { // R-W1, R-W2, R-W3, R-W4, R-W5, R-W6, R-W9
        RECEIVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(200)));
        campaign("{property: Last Seen, before: 2012-11-21}");
        Files.copy(SAMPLE.resolve("profiles.jsonl"), folder.resolve("profiles.jsonl"));

        Shell shell = new Shell();
        assertThat(shell.run("simulate", folder.toString(), "--from", "2026-01-01", "--for", "1d"))
                .as(shell.err())
                .isZero();

        List<LoggedRequest> posts = RECEIVER.findAll(postRequestedFor(anyUrl()));
        assertThat(posts).hasSize(1);
        assertThat(posts.getFirst().getUrl()).isEqualTo("/hooks/win-back?key=s3cret&a=%20b");
        assertThat(posts.getFirst().header("Content-Type").values())
                .containsExactly("application/x-www-form-urlencoded");
        assertThat(new String(posts.getFirst().getBody(), StandardCharsets.US_ASCII))
                .isEqualTo(documentedBody());
    }

    @Test
    void a_hundred_and_twenty_users_come_in_fifties_and_those_of_the_500_come_again_first()
            throws IOException { // R-W3, R-D2, R-D3, R-D4
        RECEIVER.stubFor(
                post(anyUrl())
                        .inScenario("s")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withStatus(200))
                        .willSetStateTo("second"));
        RECEIVER.stubFor(
                post(anyUrl())
                        .inScenario("s")
                        .whenScenarioStateIs("second")
                        .willReturn(aResponse().withStatus(500))
                        .willSetStateTo("then"));
        RECEIVER.stubFor(
                post(anyUrl())
                        .inScenario("s")
                        .whenScenarioStateIs("then")
                        .willReturn(aResponse().withStatus(200)));
        campaign("{property: plan, is: free}");
        crowd(120);

        Shell shell = new Shell();
        assertThat(
                        shell.run(
                                "simulate",
                                folder.toString(),
                                "--from",
                                "2026-01-01",
                                "--for",
                                "1d",
                                "--json"))
                .as(shell.err())
                .isZero();

        List<List<String>> users =
                RECEIVER.findAll(postRequestedFor(anyUrl())).stream()
                        .map(SimulateCommandTest::users)
                        .toList();
        assertThat(users).extracting(List::size).containsExactly(50, 50, 20, 50);
        assertThat(users.get(3)).isEqualTo(users.get(1));
        assertThat(shell.out())
                .contains(
                        "{\"kind\":\"summary\",\"campaign\":\"win-back\",\"due\":120,\"sent\":120,\"suppressed\":0,\"requeued\":0,\"uncertain\":0,\"dead\":0,\"posts\":4}\n");
    }

    @Test
    void redirects_are_not_followed_and_count_as_refused() throws IOException { // R-W8, R-D1, R-D9
        RECEIVER.stubFor(
                any(anyUrl())
                        .willReturn(
                                aResponse().withStatus(307).withHeader("Location", "/elsewhere")));
        campaign("{property: plan, is: free}");
        crowd(1);
        Shell shell = new Shell();
        assertThat(shell.run("simulate", folder.toString(), "--from", "2026-01-01", "--for", "1d"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(RECEIVER.findAll(postRequestedFor(anyUrl())))
                .hasSize(20)
                .noneMatch(request -> request.getUrl().equals("/elsewhere"));
        assertThat(shell.out())
                .contains(
                        "307, re-queued",
                        "stopped: 20 attempts in a row in which nothing was accepted");
    }

    @Test
    void nothing_listening_is_said_and_exits_3() throws IOException { // R-D9
        int port = FreePorts.next();
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/c.yaml"),
                yaml("http://localhost:" + port + "/hook", "{property: plan, is: free}"));
        crowd(1);
        Shell shell = new Shell();
        assertThat(shell.run("simulate", folder.toString(), "--from", "2026-01-01"))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(shell.err()).contains("connection refused by localhost:" + port, "--receive");
    }

    @Test
    void another_machine_is_not_posted_to_unless_it_is_allowed() throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/c.yaml"),
                yaml("http://192.0.2.7/hook", "{property: plan, is: free}"));
        crowd(1);
        Shell shell = new Shell();
        assertThat(shell.run("simulate", folder.toString(), "--from", "2026-01-01"))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(shell.err()).contains("--allow-host 192.0.2.7");
        assertThat(shell.run("simulate", folder.toString(), "--from", "2026-01-01", "--receive"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("a receiver can only be started on this machine");
    }

    @Test
    void options_that_cannot_be_meant_so_are_bad_input() throws IOException {
        campaign("{property: plan, is: free}");
        crowd(1);
        Shell shell = new Shell();
        assertThat(
                        shell.run(
                                "simulate",
                                folder.toString(),
                                "--from",
                                "2026-01-01",
                                "--refuse",
                                "10%"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("--refuse is about the receiver that --receive starts");
        assertThat(
                        shell.run(
                                "simulate",
                                folder.toString(),
                                "--from",
                                "2026-01-01",
                                "--allow-host",
                                "a:80"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("With --allow-host: ");
        Files.writeString(
                folder.resolve("campaigns/win-back.yaml"),
                yaml("https://localhost:6494/hook", "{property: plan, is: free}"));
        assertThat(shell.run("simulate", folder.toString(), "--from", "2026-01-01", "--receive"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("the receiver speaks http alone");
        assertThat(RECEIVER.findAll(postRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void bad_input_exits_2_and_nothing_is_sent() throws IOException {
        RECEIVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(200)));
        campaign("{property: plan, iss: free}");
        crowd(1);
        Shell shell = new Shell();
        assertThat(shell.run("simulate", folder.toString(), "--from", "2026-01-01"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("Did you mean `is`?");
        assertThat(shell.run("simulate", folder.resolve("nothing").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("There is no such file or folder.");
        assertThat(shell.run("simulate", folder.toString(), "--for", "soon"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.run("simulate")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(RECEIVER.findAll(postRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void damaged_lines_are_shown_and_with_strict_nothing_is_sent() throws IOException {
        RECEIVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(200)));
        campaign("{property: plan, is: free}");
        crowd(1);
        Files.writeString(
                folder.resolve("events.jsonl"),
                "nonsense\n{\"event\":\"Buy\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"u\"}}\n");
        Shell shell = new Shell();
        assertThat(shell.run("simulate", folder.toString(), "--from", "2026-01-01", "--strict"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("1 damaged line", "events.jsonl:1:");
        assertThat(RECEIVER.findAll(postRequestedFor(anyUrl()))).isEmpty();
        assertThat(shell.run("simulate", folder.toString(), "--from", "2026-01-01")).isZero();
        assertThat(RECEIVER.findAll(postRequestedFor(anyUrl()))).hasSize(1);
    }

    @Test
    void the_sample_plays_the_same_in_every_time_zone_locale_and_run() throws Exception {
        sampleOnFreePort();
        String first = child("UTC", "en", "C");
        assertThat(child("Pacific/Chatham", "tr", "tr_TR.UTF-8")).isEqualTo(first);
        assertThat(first.lines().filter(line -> line.startsWith("{\"kind\":\"post\"")))
                .hasSizeGreaterThan(100);
        assertThat(first).contains("\"occurrence\":\"2026-03-11T09:00:00-07:00\"", "503");
    }

    /** In a process of its own, as the shell would start it. */
    private String child(String zone, String language, String lang)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        JavaProgram.line(
                                "-Duser.timezone=" + zone,
                                "-Duser.language=" + language,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "simulate",
                                folder.toString(),
                                "--receive",
                                "--refuse=20%",
                                "--seed=5",
                                "--json"));
        builder.environment().put("TZ", zone);
        builder.environment().put("LANG", lang);
        builder.environment().put("LC_ALL", lang);
        Path out = folder.resolve("out-" + language);
        Process process =
                builder.redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(out);
    }

    private void sampleOnFreePort() throws IOException {
        int port = FreePorts.next();
        Files.createDirectories(folder.resolve("campaigns"));
        for (String file :
                List.of(
                        "profiles.jsonl",
                        "events.jsonl",
                        "project.yaml",
                        "campaigns/win-back.yaml",
                        "campaigns/cart-reminder.yaml")) {
            Files.writeString(
                    folder.resolve(file),
                    Files.readString(SAMPLE.resolve(file))
                            .replace("localhost:6494", "localhost:" + port));
        }
    }

    private void campaign(String target) throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/win-back.yaml"),
                yaml(RECEIVER.baseUrl() + "/hooks/win-back?key=s3cret&a=%20b", target));
    }

    private static String yaml(String url, String target) {
        return "campaign: win-back\nwebhook: {url: \""
                + url
                + "\"}\ntarget: "
                + target
                + "\nschedule: asap\n";
    }

    private void crowd(int size) throws IOException {
        String lines =
                IntStream.range(0, size)
                        .mapToObj(
                                i ->
                                        String.format(
                                                Locale.ROOT,
                                                "{\"$distinct_id\": \"u%03d\", \"$properties\": {\"plan\": \"free\"}}",
                                                i))
                        .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("profiles.jsonl"), lines);
    }

    private static List<String> users(LoggedRequest request) {
        String json = request.formParameter("users").firstValue();
        return json.lines()
                .flatMap(
                        line ->
                                java.util.regex.Pattern.compile("\"\\$distinct_id\": \"([^\"]*)\"")
                                        .matcher(line)
                                        .results())
                .map(match -> match.group(1))
                .toList();
    }

    private static String documentedBody() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        SimulateCommandTest.class.getResourceAsStream("documented-people.form"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
        }
    }
}
