package dev.mixhook.engine.report;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Transcript;
import dev.mixhook.delivery.WebhookRequest;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** One POST, whole, as a JSON object. */
final class ExchangeNdjson implements ExchangeReport {
    private final PrintStream out;

    ExchangeNdjson(PrintStream out) {
        this.out = out;
    }

    @Override
    public void print(WebhookRequest request, Transcript transcript) {
        Outcome outcome = transcript.outcome();
        NdjsonLine.print(
                out,
                line -> {
                    line.text("kind", "exchange")
                            .text("url", request.webhook().shownUrl())
                            .texts("users", request.body().users())
                            .texts("request", transcript.request())
                            .text(
                                    "body",
                                    new String(request.body().bytes(), StandardCharsets.UTF_8))
                            .text("outcome", Outcomes.name(outcome))
                            .number("status", Outcomes.status(outcome))
                            .text("reason", reason(outcome))
                            .texts("answer", transcript.answer())
                            .text("answer_body", outcome.answer().map(Answer::text).orElse(""));
                });
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _, Outcome.Refused _ -> "";
            case Outcome.Unreachable(String reason) -> reason;
            case Outcome.Uncertain(String reason) -> reason;
        };
    }
}
