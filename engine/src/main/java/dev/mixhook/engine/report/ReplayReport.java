package dev.mixhook.engine.report;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.text.Counted;
import java.io.PrintStream;
import java.util.Locale;

/** POSTs that were sent again, a line each. */
public final class ReplayReport {
    private final PrintStream out;
    private final boolean json;

    /**
     * A report that nothing was told yet.
     *
     * @param json whether as NDJSON
     */
    public ReplayReport(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    public void tell(WebhookRequest request, Outcome outcome) {
        int bytes = request.body().bytes().length;
        int users = request.body().users().size();
        if (json) {
            NdjsonLine.print(
                    out,
                    line ->
                            line.text("kind", "replayed")
                                    .number("n", request.number())
                                    .texts("users", request.body().users())
                                    .number("bytes", bytes)
                                    .text("outcome", Outcomes.name(outcome))
                                    .number("status", Outcomes.status(outcome)));
        } else {
            out.printf(
                    Locale.ROOT,
                    "POST %-4d  %2d %-5s  %s  %s%s%n",
                    request.number(),
                    users,
                    Counted.noun(users, "user"),
                    Counted.of(bytes, "byte"),
                    Outcomes.shownOnce(outcome),
                    took(outcome));
        }
    }

    private static String took(Outcome outcome) {
        return outcome.answer().map(answer -> "  " + answer.took().toMillis() + " ms").orElse("");
    }
}
