package dev.mixhook.engine.contract.probe;

import java.time.Duration;

/** A time in words, in seconds or milliseconds. */
final class DurationText {
    private DurationText() {}

    static String of(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
