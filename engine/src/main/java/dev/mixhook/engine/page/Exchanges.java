package dev.mixhook.engine.page;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.report.NdjsonLine;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What went out and what came back, by the POST's number. Safe for many threads at once.
 *
 * <p>Secrets of URLs are masked; what stands in a body is kept as it went out.
 */
final class Exchanges {
    private final Map<Long, Exchange> exchanges = new ConcurrentSkipListMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final long most;

    /**
     * @param most how many bytes of bodies and answers are kept, about
     */
    Exchanges(long most) {
        this.most = most;
    }

    private record Exchange(String url, String contentType, String body, Outcome outcome) {}

    void add(WebhookRequest request, Outcome outcome) {
        if (bytes.get() > most) {
            return;
        }
        byte[] body = request.body().bytes();
        bytes.addAndGet(
                body.length + outcome.answer().map(answer -> answer.text().length()).orElse(0));
        exchanges.put(
                request.number(),
                new Exchange(
                        request.webhook().shownUrl(),
                        request.body().contentType(),
                        new String(body, StandardCharsets.UTF_8),
                        outcome));
    }

    void print(PrintStream out) {
        exchanges.forEach((n, exchange) -> NdjsonLine.print(out, line -> write(line, n, exchange)));
    }

    private static void write(NdjsonLine line, long n, Exchange exchange) {
        line.text("kind", "exchange")
                .number("n", n)
                .text("url", exchange.url())
                .text("type", exchange.contentType())
                .text("body", exchange.body());
        switch (exchange.outcome()) {
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
                                        .text("text", answer.text()));
    }
}
