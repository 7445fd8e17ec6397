package dev.mixhook.engine.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.web.AnswerScript;
import dev.mixhook.engine.web.WebAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that go wrong on purpose. */
class FaultAnswersTest {
    private static final String TWO =
            "[{\"event\":\"A\",\"properties\":{\"token\":\"t\"}},{\"event\":\"B\",\"properties\":{\"token\":\"t\"}}]";

    @Test
    void requests_with_data_are_answered_by_the_script_and_others_as_ever() {
        Recorder recorder = answering("503*2,200");
        assertThat(recorder.post("/track", TWO)).startsWith("503 {\"code\":503,");
        assertThat(recorder.post("/flags", "")).startsWith("200 {");
        assertThat(recorder.post("/import", TWO)).startsWith("503 ");
        assertThat(recorder.post("/track", TWO)).isEqualTo("200 1");
        assertThat(recorder.kept()).hasSize(2);
    }

    @Test
    void what_is_refused_is_not_kept_and_counted_so() {
        Recorder recorder = answering("500");
        recorder.post("/track", TWO);
        recorder.post("/track", "{");
        assertThat(recorder.kept()).isEmpty();
        assertThat(recorder.requests().requests())
                .extracting(IngestedRequest::line)
                .containsExactly(
                        "/track  500  0 events, 0 updates, 2 not kept: refused on purpose, as `answer` says",
                        "/track  500  0 events, 0 updates, 1 not kept: refused on purpose, as `answer` says");
    }

    @Test
    void what_is_taken_and_whose_answer_gets_lost_is_kept() {
        Recorder recorder = answering("reset,timeout");
        byte[] body = TWO.getBytes(StandardCharsets.UTF_8);
        assertThat(recorder.take(Recorder.request("POST", "/track", "", body)).instead())
                .contains(new WebAnswer.Reset());
        assertThat(recorder.take(Recorder.request("POST", "/track", "", body)).instead())
                .contains(new WebAnswer.Never());
        assertThat(recorder.kept()).hasSize(4);
        assertThat(recorder.requests().requests())
                .extracting(IngestedRequest::line)
                .containsExactly(
                        "/track  200 lost by reset  2 events, 0 updates",
                        "/track  200 lost by timeout  2 events, 0 updates");
    }

    @Test
    void what_cannot_be_kept_is_counted_so_too() {
        KeptRequests told = new KeptRequests();
        IngestRequest two =
                Recorder.request("POST", "/track", "", TWO.getBytes(StandardCharsets.UTF_8));
        RecordSink broken =
                (_, _) -> {
                    throw new IOException("disk full");
                };
        for (RecordSink sink : List.<RecordSink>of((_, _) -> false, broken)) {
            InstantSource clock = InstantSource.fixed(Recorder.NOW);
            new Ingestion(IngestSettings.DEFAULT, sink, clock, told).take(two);
        }
        assertThat(told.requests())
                .extracting(IngestedRequest::line)
                .containsExactly(
                        "/track  429  0 events, 0 updates, 2 not kept: too many records wait to be written",
                        "/track  503  0 events, 0 updates, 2 not kept: could not be written");
    }

    private static Recorder answering(String script) {
        return new Recorder(IngestSettings.DEFAULT.answering(AnswerScript.parse(script)));
    }
}
