package dev.mixhook.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The protocol over lines. */
@Timeout(60)
class ControlLinesTest {
    private static final Path GOLDEN =
            Path.of("src/test/resources/dev/mixhook/engine/report/golden/control");
    private static final String CAMPAIGN =
            "campaign: lapsed\\nwebhook: {url: \\\"http://localhost:1/\\\"}\\n"
                    + "target: {property: $last_seen, older_than: 14 days}\\nschedule: asap\\n";

    @Test
    void each_line_is_answered_in_its_turn_by_its_id() throws Exception {
        try (DrivenReceiver receiver = new DrivenReceiver()) {
            List<JsonNode> answers =
                    answers(
                            """
                            {"id": 1, "do": "open", "with": {"start_at": "2026-01-01T00:00:00Z", "campaigns": "%s", "target": "%s"}}
                            {"id": "two", "do": "person", "session": "s1", "with": {"$distinct_id": "ana", "$last_seen": "2025-12-31T00:00:00", "name": "Zo\u00eb\u2028"}}

                            {"do": "advance", "session": "s1", "with": {"by": "15 days"}}\r
                            {"id": 4, "do": "posts", "session": "s1"}
                            {"id": 5, "do": "close", "session": "s1"}"""
                                    .formatted(CAMPAIGN, receiver.url()));
            assertThat(answers).hasSize(5);
            assertThat(answers.get(0).path("id").asInt()).isEqualTo(1);
            assertThat(answers.get(0).at("/answer/session").asString()).isEqualTo("s1");
            assertThat(answers.get(1).path("id").asString()).isEqualTo("two");
            assertThat(answers.get(2).has("id")).isFalse();
            assertThat(answers.get(2).at("/answer/posts/0/users/0").asString()).isEqualTo("ana");
            assertThat(answers.get(3).at("/answer/posts/0/json/0/$properties/name").asString())
                    .isEqualTo("Zo\u00eb\u2028");
            assertThat(answers.get(4).at("/answer/closed").asString()).isEqualTo("s1");
            assertThat(receiver.bodies()).hasSize(1);
        }
    }

    @Test
    void what_is_wrong_is_said_under_the_id_with_its_place() throws Exception {
        String requests = Files.readString(GOLDEN.resolve("requests.ndjson"));
        assertThat(said(requests)).isEqualTo(Files.readString(GOLDEN.resolve("answers.txt")));
    }

    @Test
    void a_line_that_is_no_request_leaves_the_others_as_they_are() throws Exception {
        List<JsonNode> answers =
                answers("x\n" + "y".repeat(3 << 20) + "\n[]\n{\"id\": 1, \"do\": \"status\"}\n");
        assertThat(answers.stream().map(answer -> answer.at("/error/code").asString("")))
                .containsExactly("invalid", "too_large", "invalid", "");
        assertThat(answers.getLast().at("/answer/protocol").asInt()).isEqualTo(1);
    }

    private static List<JsonNode> answers(String lines) throws Exception {
        return said(lines).lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    private static String said(String lines) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ControlSettings settings =
                new ControlSettings(
                        "1", Path.of(""), Map.of(), 4, Duration.ofMinutes(1), () -> Instant.EPOCH);
        try (Control control = new Control(settings);
                PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            new ControlLines(control, out)
                    .serve(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
