package dev.mixhook.engine.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What eight SDKs really sent is read, and answered as they ask. */
class CapturesTest {
    /** When they were captured. */
    private static final Instant THEN = Instant.parse("2026-11-29T08:30:00Z");

    @TestFactory
    Stream<DynamicTest> each_request_decodes_to_its_payload() {
        return Capture.all()
                .filter(capture -> capture.payload().isContainer() && !capture.isCut())
                .map(
                        capture ->
                                DynamicTest.dynamicTest(
                                        capture.name(), () -> assertDecoded(capture)));
    }

    @TestFactory
    Stream<DynamicTest> each_request_gets_its_answer() {
        return Capture.all()
                .filter(
                        capture ->
                                !capture.isPreflight() && !capture.isScripted() && !capture.isCut())
                .map(
                        capture ->
                                DynamicTest.dynamicTest(
                                        capture.name(), () -> assertAnswered(capture)));
    }

    private static void assertDecoded(Capture capture) {
        Payload payload = PayloadReader.read(capture.request());
        assertThat(payload).isInstanceOf(Payload.Records.class);
        List<JsonNode> read = new ArrayList<>();
        for (String json : ((Payload.Records) payload).json()) {
            read.add(JsonMapper.shared().readTree(json));
        }
        JsonNode value = capture.payload();
        List<JsonNode> sent =
                value instanceof ArrayNode list ? list.valueStream().toList() : List.of(value);
        JsonNode last = sent.getLast();
        if (last.isString()) {
            // Of long lists, captures show the first elements and how many there are.
            sent = sent.subList(0, sent.size() - 1);
            assertThat(last.asString()).isEqualTo("(" + read.size() + " elements)");
        }
        assertThat(read).hasSizeGreaterThanOrEqualTo(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            assertThat(read.get(i)).isEqualTo(sent.get(i));
        }
    }

    private static void assertAnswered(Capture capture) {
        Ingestion ingestion =
                new Ingestion(
                        // Some are dated months before.
                        new IngestSettings(
                                List.of(),
                                null,
                                IngestSettings.TimeSource.SENT,
                                null,
                                List.of(),
                                null),
                        (_, _) -> true,
                        InstantSource.fixed(THEN),
                        new KeptRequests());
        IngestAnswer answer = ingestion.take(capture.request());
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(capture.answer());
        assertThat(answer.status()).isEqualTo(capture.status());
    }
}
