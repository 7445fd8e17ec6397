package dev.mixhook.engine.report;

import dev.mixhook.engine.contract.Rerun;
import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.finding.Finding;
import dev.mixhook.engine.contract.finding.Waiver;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** A verification as one JSON document in ASCII, for programs. */
public final class FindingsJson {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();

    private FindingsJson() {}

    /** The writer stays open. */
    public static void write(Verification verification, String version, Writer out) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("contract", verification.name());
            json.writeStringProperty("version", version);
            json.writeStringProperty("url", verification.url());
            json.writeNumberProperty("seed", verification.seed());
            json.writeBooleanProperty("probe", verification.probed());
            json.writeStringProperty("at", verification.at().toString());
            json.writeNumberProperty("ms", verification.took().toMillis());
            for (Results result : Results.values()) {
                json.writeNumberProperty(result.word(), result.count(verification));
            }
            json.writeArrayPropertyStart("findings");
            verification.findings().forEach(finding -> write(json, finding, verification.rerun()));
            json.writeEndArray();
            json.writeArrayPropertyStart("output");
            verification.output().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, Finding finding, Rerun rerun) {
        json.writeStartObject();
        json.writeStringProperty("id", finding.claim().id());
        json.writeStringProperty("kind", finding.claim().standard() ? "check" : "scenario");
        json.writeStringProperty("grade", finding.claim().grade().shown());
        json.writeStringProperty("sentence", finding.claim().sentence());
        json.writeStringProperty("result", Results.of(finding).word());
        json.writeNumberProperty("ms", finding.took().toMillis());
        switch (finding.result()) {
            case CheckResult.Passed _ -> {}
            case CheckResult.Skipped(String reason) -> json.writeStringProperty("reason", reason);
            case CheckResult.Errored(String reason) -> json.writeStringProperty("reason", reason);
            case CheckResult.Failed(Failure failure) -> {
                write(json, failure);
                json.writeStringProperty("again", rerun.of(finding.claim()));
            }
            case CheckResult.Waived(Failure failure, Waiver waiver) -> {
                write(json, failure);
                json.writeStringProperty("because", waiver.because());
                json.writeStringProperty("until", waiver.until().toString());
            }
        }
        json.writeArrayPropertyStart("log");
        finding.log().forEach(json::writeString);
        json.writeEndArray();
        StoryJson.write(json, finding.story());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Failure failure) {
        json.writeStringProperty("expected", failure.expected());
        json.writeStringProperty("seen", failure.seen());
        if (failure.repeat() != null) {
            json.writeStringProperty("repeat", failure.repeat());
        }
    }
}
