package dev.mixhook.delivery.testing;

import dev.mixhook.delivery.Ticker;
import java.time.Duration;

/** Time that passes when it is told to: who waits does not. */
public final class ManualTicker implements Ticker {
    private Duration passed = Duration.ZERO;

    @Override
    public synchronized Duration passed() {
        return passed;
    }

    @Override
    public synchronized void pause(Duration time) {
        passed = passed.plus(time);
    }
}
