package dev.mixhook.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.inspection.Inspector;
import dev.mixhook.engine.inspection.Received;
import dev.mixhook.engine.receiver.Request;
import dev.mixhook.engine.testing.ManualEngine;
import dev.mixhook.engine.text.Times;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A stream that is refused twice and then for good, as people and programs read it. */
class StreamReportTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    @Test
    void people_read_lists_of_events_what_was_given_up_and_a_summary() { // R-E5, R-E6
        assertThat(told(out -> new ConsoleReport(new Timeline(out, Times.UTC, 6, 0))))
                .isEqualTo(
                        """
                        2026-01-05 Mon 00:00:06 +00:00  stream  POST 1     1 of 1    2 events  500
                        2026-01-05 Mon 00:00:06.200 +00:00  stream  POST 2     1 of 1    2 events  200
                        2026-01-05 Mon 00:00:25 +00:00  stream  POST 3     1 of 1    1 event  403
                        2026-01-05 Mon 00:00:25 +00:00  stream  1 event dead letters: answered 403
                        2026-01-05 Mon 00:00:25 +00:00  stream  paused: answered 403

                        stream  2 events streamed, 0 waiting, 1 dropped, 1 given up, 3 POSTs; paused: answered 403
                        """);
    }

    @Test
    void programs_read_the_ids_of_events() { // R-E7
        assertThat(told(NdjsonReport::new))
                .isEqualTo(
                        """
                        {"kind":"post","n":1,"campaign":"stream","due":"2026-01-05T00:00:06Z","occurrence":"2026-01-05T00:00:06Z","attempt":1,"batch":1,"of":1,"events":["a","b"],"outcome":"refused","status":500}
                        {"kind":"post","n":2,"campaign":"stream","due":"2026-01-05T00:00:06.200Z","occurrence":"2026-01-05T00:00:06.2Z","attempt":1,"batch":1,"of":1,"events":["a","b"],"outcome":"accepted","status":200}
                        {"kind":"post","n":3,"campaign":"stream","due":"2026-01-05T00:00:25Z","occurrence":"2026-01-05T00:00:25Z","attempt":2,"batch":1,"of":1,"events":["c"],"outcome":"refused","status":403}
                        {"kind":"event","campaign":"stream","event":"c","at":"2026-01-05T00:00:25Z","what":"dead","why":"answered 403"}
                        {"kind":"paused","campaign":"stream","at":"2026-01-05T00:00:25Z","why":"answered 403"}
                        {"kind":"summary","campaign":"stream","events":2,"waiting":0,"dropped":1,"dead":1,"posts":3,"paused":"answered 403"}
                        """);
    }

    @Test
    void a_receiver_shows_the_events_that_came() { // R-E3
        assertThat(received(out -> new ReceivedReport(out, Duration.ZERO, Times.UTC)))
                .isEqualTo(
                        """
                        2026-01-05 Mon 00:00:00 +00:00  POST 1  /  2 events, 29 bytes  → 200
                            Content-Type: application/json
                          {"event":"a"}
                          {"event":"b"}
                        2026-01-05 Mon 00:00:00 +00:00  POST 2  /  1 event, 14 bytes  → 200
                          {"event":1.50}

                        2 POSTs with 3 events and 0 users: 0 different, 0 of them more than once
                        answers: 200 × 2
                        No request broke a rule.
                        """);
        assertThat(received(out -> new ReceivedNdjson(out)))
                .contains("\"users\":[],\"events\":[{\"event\":\"a\"},{\"event\":\"b\"}],")
                .contains("\"users\":0,\"events\":3,");
    }

    private static String received(Function<PrintStream, Consumer<Received>> report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Inspector inspector = new Inspector(JsonStyle.ASCII, null, () -> START, report.apply(out));
        for (String body : List.of("[{\"event\":\"a\"},{\"event\":\"b\"}]", "{\"event\":1.50}")) {
            Request.Header type = new Request.Header("Content-Type", "application/json");
            inspector.answer(new Request("POST", "/", List.of(type), body));
        }
        inspector.summarize();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String told(Function<PrintStream, EngineListener> report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        EngineListener listener =
                report.apply(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try (ManualEngine engine =
                new ManualEngine()
                        .campaign(
                                """
                                campaign: stream
                                webhook: {url: "http://localhost:6494/", format: event_stream}
                                stream: {events: [Buy]}
                                """)
                        .lines(
                                List.of(),
                                List.of(at(1, "a"), at(2, "b"), at(20, "c"), at(90, "d")))) {
            engine.receiver().answers(500, 200, 403);
            engine.start(START).advance(Duration.ofMinutes(2));
            engine.engine().summarize();
            for (EngineEvent event : engine.told()) {
                listener.tell(event);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static String at(int seconds, String insertId) {
        return "{\"event\": \"Buy\", \"properties\": {\"time\": %d, \"distinct_id\": \"u\", \"$insert_id\": \"%s\"}}"
                .formatted(START.getEpochSecond() + seconds, insertId);
    }
}
