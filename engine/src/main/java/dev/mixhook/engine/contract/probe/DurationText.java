package dev.mixhook.engine.contract.probe;

import java.time.Duration;

/** A time in words, in seconds or milliseconds. */
public final class DurationText {
    private DurationText() {}

    public static String of(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
