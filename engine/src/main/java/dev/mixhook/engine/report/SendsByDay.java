package dev.mixhook.engine.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How many users were accepted on each day of a run, as a line of bars. */
final class SendsByDay {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int WIDEST = 120;
    private static final int NARROWEST = 20;

    private final Instant from;
    private final long days;
    private final long length;
    private final int[] users;

    /**
     * @param days how long the run is; where they are more than there is room for, several share a
     *     bar
     * @param columns how much room there is; at least 20 bars are drawn, and at most 120
     */
    SendsByDay(Instant from, int days, int columns) {
        this.from = from;
        int most = Math.clamp(columns, NARROWEST, WIDEST);
        this.days = Math.max(1, Math.ceilDiv(days, most));
        this.length = Duration.ofDays(this.days).toMillis();
        this.users = new int[(int) Math.max(1, Math.ceilDiv(days, this.days))];
    }

    /** What the bars show. */
    String caption() {
        return "(users sent, a bar is " + (days == 1 ? "a day)" : days + " days)");
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
