package dev.mixhook.engine.ingestion;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Ingestion that keeps in memory what it would write. */
final class Recorder {
    static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");

    private final List<CheckedRecord.Kept> kept = new ArrayList<>();
    private final KeptRequests requests = new KeptRequests();
    private final Ingestion ingestion;

    Recorder() {
        this(IngestSettings.DEFAULT);
    }

    Recorder(IngestSettings settings) {
        ingestion =
                new Ingestion(
                        settings,
                        (records, _) -> kept.addAll(records),
                        InstantSource.fixed(NOW),
                        requests);
    }

    /** The answer to a POST, as status and body. */
    String post(String target, String body) {
        return post(target, "", body.getBytes(StandardCharsets.UTF_8));
    }

    String post(String target, String encoding, byte[] body) {
        IngestAnswer answer = ingestion.take(request("POST", target, encoding, body));
        return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    static IngestRequest request(String method, String target, String encoding, byte[] body) {
        int question = target.indexOf('?');
        return new IngestRequest(
                method,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                encoding,
                "",
                "",
                body);
    }

    IngestAnswer take(IngestRequest request) {
        return ingestion.take(request);
    }

    /** What is kept, each record as the journal has it. */
    List<String> kept() {
        return kept.stream().map(record -> '{' + record.members()).toList();
    }

    KeptRequests requests() {
        return requests;
    }
}
