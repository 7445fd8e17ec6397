package dev.mixhook.engine.contract.pack;

import java.time.Duration;

/**
 * How long things take on purpose, and how long is waited for them.
 *
 * @param timeout of a POST (R-D7)
 * @param ready how long a receiver may take to start
 * @param within how long a probe is asked again until it shows what was expected
 * @param headers over which slow headers are spread
 * @param bytesPerSecond of a slow body
 */
public record VerifyTimings(
        Duration timeout, Duration ready, Duration within, Duration headers, int bytesPerSecond) {
    /** 30 s for an answer and to start, 5 s for the work; a slow POST takes 2 s. */
    public static final VerifyTimings USUAL =
            new VerifyTimings(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    200);

    /** These timings with another time for an answer, and to start. */
    public VerifyTimings with(Duration timeout, Duration ready) {
        return new VerifyTimings(timeout, ready, within, headers, bytesPerSecond);
    }
}
