package dev.mixhook.engine.page;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.CurlLine;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.report.NdjsonLine;
import java.nio.charset.StandardCharsets;

/**
 * What went out and what came back. Secrets of the URL are masked; what stands in a body is kept as
 * it went out.
 *
 * @param n the POST's number
 * @param url as it may be shown
 * @param curl a command line that sends there, without type and body; what is secret of it comes
 *     from variables of the shell
 */
record Exchange(long n, String url, String curl, String contentType, String body, Outcome outcome) {
    static Exchange of(WebhookRequest request, Outcome outcome) {
        return new Exchange(
                request.number(),
                request.webhook().shownUrl(),
                CurlLine.get(request.webhook()),
                request.body().contentType(),
                new String(request.body().bytes(), StandardCharsets.UTF_8),
                outcome);
    }

    /** How many characters body and answer have, about. */
    long size() {
        return (long) body.length()
                + outcome.answer()
                        .map(answer -> answer.head().length() + answer.text().length())
                        .orElse(0);
    }

    /** The line of a page that tells of them. */
    String line() {
        return NdjsonLine.of(this::write);
    }

    private void write(NdjsonLine line) {
        line.text("kind", "exchange")
                .number("n", n)
                .text("url", url)
                .text("curl", curl)
                .text("type", contentType)
                .text("body", body);
        switch (outcome) {
            case Outcome.Accepted(Answer answer) -> write(line, answer);
            case Outcome.Refused(Answer answer) -> write(line, answer);
            case Outcome.Unreachable(String reason) -> line.text("why", reason);
            case Outcome.Uncertain(String reason) -> line.text("why", reason);
        }
    }

    private static void write(NdjsonLine line, Answer answer) {
        line.number("took", answer.took().toMillis())
                .object(
                        "answer",
                        () ->
                                line.text("status", answer.shownStatus())
                                        .text("note", answer.note())
                                        .text("head", answer.head())
                                        .text("text", answer.text()));
    }
}
