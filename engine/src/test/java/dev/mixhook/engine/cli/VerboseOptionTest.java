package dev.mixhook.engine.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mixhook run --verbose} logs on standard error. */
class VerboseOptionTest {
    /** What stands before each line that is logged. */
    private static final String LINE_START = "(?m)^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ  ";

    @TempDir private Path folder;
    private final WireMockServer receiver = new WireMockServer(wireMockConfig().dynamicPort());

    @BeforeEach
    void write() throws IOException {
        receiver.start();
        receiver.stubFor(any(anyUrl()).willReturn(ok()));
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/free.yaml"),
                """
                campaign: free
                webhook: {url: "http://localhost:%d/hook?key=t0ken"}
                target: {property: plan, is: free}
                schedule: asap
                """
                        .formatted(receiver.port()));
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                "{\"$distinct_id\": \"ana\", \"$properties\": {\"plan\": \"free\"}}\n");
    }

    @AfterEach
    void stop() {
        receiver.stop();
    }

    @Test
    void verbose_logs_the_run_and_its_counters_and_nothing_of_users_or_secrets() {
        Shell quiet = play("quiet");
        assertThat(quiet.err()).doesNotContain("ledger opened", "counters", "engine ended");
        Shell verbose = play("verbose", "-v");
        assertThat(verbose.err())
                .containsPattern(LINE_START + "ledger opened, empty\n")
                .containsPattern(
                        LINE_START
                                + "engine started at 2026-01-01T00:00:00Z, 1 campaign, 1 person, 0 events\n")
                .containsPattern(
                        LINE_START + "counters posts=1 accepted=1 requeued=0 dead=0 lag=\\d+ms\n")
                .containsPattern(LINE_START + "engine ended at 2026-01-01T0[01]:")
                .doesNotContain("attempt 1", "ana", "localhost", "t0ken");
        Shell again = play("verbose", "-vv");
        assertThat(again.err()).contains("ledger opened, POST 1 the last, up to 2026-01-01T00:");
        assertThat(play("twice", "-vv").err())
                .containsPattern(
                        LINE_START
                                + "free POST 1, due 2026-01-01T00:00:00Z, attempt 1, 1 of 1, 1 user, accepted\n")
                .doesNotContain("ana", "localhost", "t0ken");
        assertThat(play("after", "--json").err()).doesNotContain("counters");
    }

    private Shell play(String state, String... options) {
        Shell shell = new Shell(InstantSource.system());
        String[] usual = {"--speed", "1h/s", "--from", "2026-01-01", "--for", "1h", "--state"};
        shell.run(
                Stream.of(
                                Stream.of("run", folder.toString()),
                                Stream.of(usual),
                                Stream.of(folder.resolve(state).toString()),
                                Stream.of(options))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
        return shell;
    }
}
