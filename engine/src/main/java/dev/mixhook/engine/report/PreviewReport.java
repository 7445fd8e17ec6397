package dev.mixhook.engine.report;

import dev.mixhook.engine.preview.AudiencePreview;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Printable;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Gatherers;

/** Previews, for people or as NDJSON. */
public final class PreviewReport {
    private final PrintStream out;
    private final boolean json;

    public PreviewReport(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    public void print(AudiencePreview preview) {
        if (json) {
            NdjsonLine.print(out, line -> write(line, preview));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s at %s: %s of %s %s%n",
                preview.campaign(),
                preview.at(),
                Counted.of(preview.users().size()),
                Counted.of(preview.people(), "person"),
                Counted.noun(preview.users().size(), "matches"));
        for (AudiencePreview.PartMatches part : preview.parts()) {
            out.printf(
                    Locale.ROOT, "  %,6d  %s  %s%n", part.matches(), part.path(), part.selector());
        }
        List<List<String>> batches =
                preview.users().stream().gather(Gatherers.windowFixed(preview.batch())).toList();
        for (int i = 0; i < batches.size(); i++) {
            List<String> users = batches.get(i);
            out.printf(
                    Locale.ROOT,
                    "  POST %d of %d, %s: %s%n",
                    i + 1,
                    batches.size(),
                    Counted.of(users.size(), "user"),
                    Printable.of(String.join(", ", users)));
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
