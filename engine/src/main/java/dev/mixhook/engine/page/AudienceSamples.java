package dev.mixhook.engine.page;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** How large audiences are as time goes on: a line each time that one is seen to have changed. */
final class AudienceSamples implements LongConsumer {
    private static final int MOST = 1000;

    private final AudienceChanges changes;
    private final Supplier<Map<String, Integer>> sizes;
    private final long step;
    private long next;

    AudienceSamples(
            PrintStream out, Supplier<Map<String, Integer>> sizes, Instant from, Duration length) {
        this.changes = new AudienceChanges(out);
        this.sizes = sizes;
        this.step = Math.max(1, length.toMillis() / MOST);
        this.next = from.toEpochMilli();
    }

    @Override
    public void accept(long now) {
        if (now >= next) {
            next = now + step;
            changes.look(now, sizes.get());
        }
    }
}
