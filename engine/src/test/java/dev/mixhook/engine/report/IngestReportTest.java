package dev.mixhook.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ingestion.IngestListener;
import dev.mixhook.engine.ingestion.IngestedRequest;
import dev.mixhook.engine.ingestion.Reason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person sees of what comes in. */
class IngestReportTest {
    private static final Instant AT = Instant.parse("2026-11-29T08:30:00.123Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream printed = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void each_reason_is_told_once_and_each_record_counted() {
        IngestReport report = new IngestReport(printed, false);
        report.ingested(request("/flags", 0, 0, Map.of()));
        report.ingested(request("/track", 2, 0, Map.of(Reason.NO_TOKEN, 3)));
        report.ingested(request("/engage", 0, 1, Map.of(Reason.NO_TOKEN, 1)));
        report.ingested(request("/groups", 0, 0, Map.of(Reason.GROUP, 1)));
        assertThat(said())
                .isEqualTo(
                        """
                        the first data came in: /track
                        /track: 3 records not kept: token, missing or empty; others like it are counted
                        /groups: 1 record not kept: of groups, which are nobody; others like it are counted
                        """);
        assertThat(report.summary())
                .isEqualTo(
                        """
                        3 requests: 2 events and 1 update kept
                          4 not kept: token, missing or empty
                          1 not kept: of groups, which are nobody
                        """);
    }

    @Test
    void events_without_effect_are_told_once_and_counted() {
        IngestReport report = new IngestReport(printed, false);
        IngestedRequest alias = new IngestedRequest(AT, "/track", 200, "", 1, 0, 1, Map.of());
        report.ingested(alias);
        report.ingested(alias);
        assertThat(said())
                .isEqualTo(
                        """
                        the first data came in: /track
                        /track: 1 event of $identify, $create_alias or $merge without effect under `identity: simplified`; others like it are counted
                        """);
        assertThat(report.summary())
                .isEqualTo(
                        """
                        2 requests: 2 events and 0 updates kept
                          2 of $identify, $create_alias or $merge without effect under `identity: simplified`
                        """);
    }

    @Test
    void verbose_shows_a_line_a_request() {
        IngestReport report = new IngestReport(printed, true);
        report.ingested(request("/flags", 0, 0, Map.of()));
        report.ingested(request("/track", 1, 0, Map.of(Reason.TOO_OLD, 2)));
        report.ingested(
                new IngestedRequest(
                        AT, "/track", 200, "reset", 1, 0, 0, Map.of(Reason.TOO_OLD, 1)));
        assertThat(said())
                .isEqualTo(
                        """
                        2026-11-29T08:30:00Z  /flags  200  0 events, 0 updates
                        2026-11-29T08:30:00Z  /track  200  1 event, 0 updates, 2 not kept: older than /track takes
                        the first data came in: /track
                        2026-11-29T08:30:00Z  /track  200 lost by reset  1 event, 0 updates, 1 not kept: older than /track takes
                        """);
    }

    @Test
    void a_path_and_a_host_that_there_is_none_of_are_told_once() {
        IngestReport report = new IngestReport(printed, false);
        for (int i = 0; i < 2; i++) {
            report.unknown("GET", "/trak\u001b[2J", "{\"error\":\"there are /track\"}");
            report.misdirected("10.0.2.2");
        }
        assertThat(said().lines())
                .hasSize(2)
                .noneMatch(line -> line.contains("\u001b"))
                .anyMatch(line -> line.contains("there are /track"))
                .contains(
                        "asked for as 10.0.2.2: 403; it answers by names of this machine, and by those under `hosts:`");
    }

    @Test
    void ndjson_has_a_line_a_request() {
        IngestListener report = new IngestNdjson(printed, new IngestReport(silent(), false));
        report.ingested(request("/track", 1, 0, Map.of(Reason.TOO_OLD, 2)));
        report.ingested(new IngestedRequest(AT, "/track", 200, "timeout", 1, 0, 0, Map.of()));
        assertThat(said())
                .isEqualTo(
                        """
                        {"kind":"ingested","at":"2026-11-29T08:30:00.123Z","path":"/track","status":200,"events":1,"updates":0,"dropped":{"too_old":2}}
                        {"kind":"ingested","at":"2026-11-29T08:30:00.123Z","path":"/track","status":200,"lost":"timeout","events":1,"updates":0,"dropped":{}}
                        """);
    }

    private static IngestedRequest request(
            String path, int events, int updates, Map<Reason, Integer> dropped) {
        return new IngestedRequest(AT, path, 200, "", events, updates, 0, dropped);
    }

    private static PrintStream silent() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
