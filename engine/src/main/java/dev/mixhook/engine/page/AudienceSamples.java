package dev.mixhook.engine.page;

import dev.mixhook.engine.report.NdjsonLine;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** How large audiences are as time goes on: a line each time that one is seen to have changed. */
final class AudienceSamples implements LongConsumer {
    private static final int MOST = 1000;

    private final PrintStream out;
    private final Supplier<Map<String, Integer>> sizes;
    private final Map<String, Integer> last = new HashMap<>();
    private final long step;
    private long next;

    AudienceSamples(
            PrintStream out, Supplier<Map<String, Integer>> sizes, Instant from, Duration length) {
        this.out = out;
        this.sizes = sizes;
        this.step = Math.max(1, length.toMillis() / MOST);
        this.next = from.toEpochMilli();
    }

    @Override
    public void accept(long now) {
        if (now < next) {
            return;
        }
        next = now + step;
        sizes.get()
                .forEach(
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
