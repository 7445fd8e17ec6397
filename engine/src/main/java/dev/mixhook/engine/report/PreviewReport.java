package dev.mixhook.engine.report;

import dev.mixhook.engine.preview.AudiencePreview;
import dev.mixhook.engine.preview.CohortPreview;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Printable;
import dev.mixhook.engine.text.Times;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/** Previews, for people or as NDJSON. */
public final class PreviewReport {
    private final PrintStream out;
    private final boolean json;
    private final Times times;

    public PreviewReport(PrintStream out, boolean json, Times times) {
        this.out = out;
        this.json = json;
        this.times = times;
    }

    /**
     * Prints who would get messages, and in which POSTs.
     *
     * @param isSent whether somebody was sent it already; null if that is not known
     */
    public void print(AudiencePreview preview, @Nullable Predicate<String> isSent) {
        List<String> sent =
                isSent == null ? List.of() : preview.users().stream().filter(isSent).toList();
        if (json) {
            NdjsonLine.print(
                    out,
                    line -> {
                        write(line, preview);
                        if (isSent != null) {
                            line.texts("sent", sent);
                        }
                    });
            return;
        }
        matches(preview);
        pages("POST", preview.users(), preview.batch());
        if (!preview.users().isEmpty()) {
            out.println("  " + standing(isSent == null ? null : sent));
        }
    }

    private static String standing(@Nullable List<String> sent) {
        if (sent == null) {
            return "With --state DIR it says, too, which of them were sent it already.";
        }
        return sent.isEmpty()
                ? "None of them was sent it already."
                : "Sent already: "
                        + Counted.of(sent.size(), "user")
                        + ": "
                        + Printable.of(String.join(", ", sent));
    }

    /** Prints who is in a cohort, and what its next sync tells. */
    public void print(AudiencePreview preview, CohortPreview cohort) {
        if (json) {
            NdjsonLine.print(
                    out,
                    line -> {
                        write(line, preview);
                        for (CohortPreview.Call call : cohort.calls()) {
                            line.texts(call.what(), call.users());
                        }
                    });
            return;
        }
        matches(preview);
        for (CohortPreview.Call call : cohort.calls()) {
            if (call.users().isEmpty()) {
                out.println("  " + call.what() + ": nobody");
            }
            pages(call.what(), call.users(), preview.batch());
        }
    }

    private void matches(AudiencePreview preview) {
        out.printf(
                Locale.ROOT,
                "%s at %s: %s of %s %s%n",
                preview.campaign(),
                times.of(preview.at()),
                Counted.of(preview.users().size()),
                Counted.of(preview.people(), "person"),
                Counted.noun(preview.users().size(), "matches"));
        for (AudiencePreview.PartMatches part : preview.parts()) {
            out.printf(
                    Locale.ROOT, "  %,6d  %s  %s%n", part.matches(), part.path(), part.selector());
        }
    }

    private void pages(String what, List<String> users, int size) {
        List<List<String>> batches = users.stream().gather(Gatherers.windowFixed(size)).toList();
        for (int i = 0; i < batches.size(); i++) {
            List<String> batch = batches.get(i);
            out.printf(
                    Locale.ROOT,
                    "  %s %d of %d, %s: %s%n",
                    what,
                    i + 1,
                    batches.size(),
                    Counted.of(batch.size(), "user"),
                    Printable.of(String.join(", ", batch)));
        }
    }

    private static void write(NdjsonLine line, AudiencePreview preview) {
        line.text("kind", "preview")
                .text("campaign", preview.campaign())
                .text("at", preview.at().toString())
                .number("matches", preview.users().size())
                .texts("users", preview.users())
                .objects(
                        "nodes",
                        preview.parts(),
                        part -> line.text("target", part.path()).number("matches", part.matches()));
    }
}
