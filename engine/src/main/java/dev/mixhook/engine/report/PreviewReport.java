package dev.mixhook.engine.report;

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

    public void print(Preview preview) {
        if (json) {
            NdjsonLine.print(out, line -> write(line, preview));
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s at %s: %,d of %,d people match%n",
                preview.campaign(),
                preview.at(),
                preview.users().size(),
                preview.people());
        for (Preview.Count part : preview.parts()) {
            out.printf(
                    Locale.ROOT, "  %,6d  %s  %s%n", part.matches(), part.path(), part.selector());
        }
        List<List<String>> batches =
                preview.users().stream().gather(Gatherers.windowFixed(preview.batch())).toList();
        for (int i = 0; i < batches.size(); i++) {
            List<String> users = batches.get(i);
            out.printf(
                    Locale.ROOT,
                    "  POST %d of %d, %d user%s: %s%n",
                    i + 1,
                    batches.size(),
                    users.size(),
                    users.size() == 1 ? "" : "s",
                    String.join(", ", users));
        }
    }

    private static void write(NdjsonLine line, Preview preview) {
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
