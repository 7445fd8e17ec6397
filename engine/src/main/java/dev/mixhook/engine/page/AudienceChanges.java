package dev.mixhook.engine.page;

import dev.mixhook.engine.report.NdjsonLine;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/** How large audiences are: a line each time that one is seen to have changed. */
final class AudienceChanges {
    private final PrintStream out;
    private final Map<String, Integer> last = new HashMap<>();

    AudienceChanges(PrintStream out) {
        this.out = out;
    }

    /**
     * Looks at all of them.
     *
     * @param now in milliseconds since the epoch
     * @param sizes by campaign
     */
    void look(long now, Map<String, Integer> sizes) {
        sizes.forEach(
                (campaign, size) -> {
                    if (!size.equals(last.put(campaign, size))) {
                        NdjsonLine.print(out, line -> write(line, campaign, now, size));
                    }
                });
    }

    private static void write(NdjsonLine line, String campaign, long now, int size) {
        line.text("kind", "audience")
                .text("campaign", campaign)
                .number("at", now)
                .number("size", size);
    }
}
