package dev.mixhook.targeting.selector;

import java.time.Duration;

/**
 * How far back events count, rolling: at {@code now} those with now − length ≤ time ≤ now, to the
 * millisecond (R-T2).
 */
public record Window(Duration length) {
    public static final Window NINETY_DAYS = new Window(Duration.ofDays(90));

    public Window {
        if (length.toMillis() <= 0 || length.compareTo(Duration.ofDays(90)) > 0) {
            throw new IllegalArgumentException(
                    "a window is longer than nothing and at most 90 days, was " + length);
        }
    }

    /** In days, or where it is not so many whole days, in hours or as ISO writes it. */
    public String shown() {
        if (millis() % Duration.ofDays(1).toMillis() == 0) {
            return length.toDays() + " days";
        }
        return millis() % Duration.ofHours(1).toMillis() == 0
                ? length.toHours() + " hours"
                : length.toString();
    }

    public long millis() {
        return length.toMillis();
    }
}
