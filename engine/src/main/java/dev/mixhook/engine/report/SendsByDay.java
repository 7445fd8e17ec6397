package dev.mixhook.engine.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How many users were accepted on each day of a run, as a line of bars. */
final class SendsByDay {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int WIDEST = 120;

    private final Instant from;
    private final long length;
    private final int[] users;

    /**
     * @param days how long the run is; beyond 120 several days share a bar
     */
    SendsByDay(Instant from, int days) {
        this.from = from;
        int bars = Math.clamp(days, 1, WIDEST);
        this.length = Duration.ofDays(Math.ceilDiv(days, bars)).toMillis();
        this.users = new int[bars];
    }

    void add(Instant at, int count) {
        int bar = (int) (Duration.between(from, at).toMillis() / length);
        users[Math.clamp(bar, 0, users.length - 1)] += count;
    }

    @Override
    public String toString() {
        int most = Arrays.stream(users).max().orElse(0);
        return Arrays.stream(users)
                .mapToObj(count -> bar(count, most))
                .collect(Collectors.joining());
    }

    private static String bar(int count, int most) {
        if (count == 0) {
            return "·";
        }
        int height = Math.ceilDiv(count * BARS.length(), most) - 1;
        return BARS.substring(height, height + 1);
    }
}
