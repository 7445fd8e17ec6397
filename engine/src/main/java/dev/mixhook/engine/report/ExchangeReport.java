package dev.mixhook.engine.report;

import dev.mixhook.delivery.Transcript;
import dev.mixhook.delivery.WebhookRequest;
import java.io.PrintStream;

/** One POST that was sent by hand, whole: as it went out, and what was answered. */
public interface ExchangeReport {
    void print(WebhookRequest request, Transcript transcript);

    /** A report for people, or as JSON for programs. */
    static ExchangeReport of(PrintStream out, boolean json) {
        return json ? new ExchangeNdjson(out) : new ExchangeConsole(out);
    }
}
