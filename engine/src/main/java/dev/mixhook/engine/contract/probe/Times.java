package dev.mixhook.engine.contract.probe;

import java.time.Duration;

/** Times in words. */
final class Times {
    private Times() {}

    static String inWords(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
