package dev.mixhook.engine.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream on the command line: what became of somebody's events. */
class StreamCommandsTest {
    @TempDir private Path folder;
    private final Shell shell = new Shell();
    private final WireMockServer receiver =
            new WireMockServer(
                    WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void write() throws IOException {
        receiver.start();
        answer(Scenario.STARTED, 503, "up");
        answer("up", 200, "down");
        answer("down", 403, "off");
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/buys.yaml"),
                """
                campaign: buys
                webhook: {url: "http://127.0.0.1:%d/events", format: event_stream}
                stream: {events: [Buy], where: [{property: plan, is: pro}]}
                """
                        .formatted(receiver.port()));
        Files.writeString(
                folder.resolve("project.yaml"), "project: {from: 2026-01-05T00:00:00Z}\n");
        Files.writeString(
                folder.resolve("events.jsonl"),
                event("ana", -10, "before", "pro")
                        + event("ana", 0, "first", "pro")
                        + event("bob", 1, "other", "pro")
                        + event("ana", 2, "free", "free")
                        + event("ana", 20, "dead", "pro")
                        + event("ana", 40, "dropped", "pro"));
    }

    private void answer(String state, int status, String next) {
        receiver.stubFor(
                post(anyUrl())
                        .inScenario("answers")
                        .whenScenarioStateIs(state)
                        .willSetStateTo(next)
                        .willReturn(aResponse().withStatus(status)));
    }

    private static String event(String user, int seconds, String insertId, String plan) {
        return "{\"event\":\"Buy\",\"properties\":{\"time\":%d,\"distinct_id\":\"%s\",\"$insert_id\":\"%s\",\"plan\":\"%s\"}}\n"
                .formatted(1_767_571_200 + seconds, user, insertId, plan);
    }

    @AfterEach
    void stop() {
        receiver.stop();
    }

    private void simulate() {
        assertThat(
                        new Shell()
                                .run(
                                        "simulate",
                                        folder.toString(),
                                        "--for",
                                        "50s",
                                        "--state",
                                        folder.resolve("state").toString()))
                .isNotNegative();
    }

    private String explained(String at, String... more) {
        String[] arguments = {"explain", folder.toString(), "--user", "ana", "--at", at};
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        assertThat(shell.run(all)).isZero();
        return shell.out();
    }

    @Test
    void explain_tells_which_events_went_out_and_which_were_dropped_and_why() { // R-E6, R-E7
        simulate();
        assertThat(explained("2026-01-05T00:00:50Z", "--state", folder.resolve("state").toString()))
                .isEqualTo(
                        """
                        ana and buys at 2026-01-05T00:00:50Z
                          1 event before the stream began
                          Buy at 2026-01-05T00:00:00Z, first: told in POST 2
                            POST 1 at 2026-01-05T00:00:05Z: refused
                            POST 2 at 2026-01-05T00:00:05.200Z: accepted
                          Buy at 2026-01-05T00:00:02Z, free: not streamed, its properties do not pass `where`
                          Buy at 2026-01-05T00:00:20Z, dead: given up at 2026-01-05T00:00:25Z, answered 403
                            POST 3 at 2026-01-05T00:00:25Z: refused
                          Buy at 2026-01-05T00:00:40Z, dropped: dropped, as the stream was paused from 2026-01-05T00:00:25Z on: answered 403
                          paused: answered 403
                        """);
    }

    @Test
    void explain_tells_what_would_be_if_all_were_answered_200() { // R-E2
        assertThat(explained("2026-01-05T00:00:22Z"))
                .isEqualTo(
                        """
                        ana and buys at 2026-01-05T00:00:22Z
                          1 event before the stream began
                          Buy at 2026-01-05T00:00:00Z, first: told in POST 1
                            POST 1 at 2026-01-05T00:00:05Z: accepted
                          Buy at 2026-01-05T00:00:02Z, free: not streamed, its properties do not pass `where`
                          Buy at 2026-01-05T00:00:20Z, dead: waits
                        """);
    }
}
