package dev.mixhook.delivery;

import java.time.Duration;

/**
 * Time that passes evenly, whatever the clock on the wall is set to: for how long something is
 * waited for, and for nothing else.
 */
public interface Ticker {
    /** How much has passed since an instant that stays the same for this ticker. */
    Duration passed();

    /** Waits for this time to pass. */
    void pause(Duration time) throws InterruptedException;

    /** The machine's own ticker. */
    static Ticker system() {
        return new SystemTicker();
    }
}
