package dev.mixhook.engine.report;

import dev.mixhook.engine.feed.DamagedLine;
import dev.mixhook.engine.feed.FeedCounts;
import java.io.PrintStream;
import java.util.Locale;

/** What reading the data found. */
public final class FeedReport {
    private FeedReport() {}

    public static void print(FeedCounts counts, int campaigns, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%,d people, %,d updates, %,d events, %d campaign%s%n",
                counts.profiles(),
                counts.updates(),
                counts.events(),
                campaigns,
                campaigns == 1 ? "" : "s");
        if (counts.damaged() == 0) {
            return;
        }
        out.printf(Locale.ROOT, "%,d damaged lines were left out:%n", counts.damaged());
        for (DamagedLine line : counts.firstDamaged()) {
            out.println("  " + line.file() + ":" + line.line() + "  " + line.reason());
        }
        if (counts.damaged() > counts.firstDamaged().size()) {
            out.println("  …");
        }
    }
}
