package dev.mixhook.delivery;

import java.time.Duration;

/** The machine's own time. */
final class SystemTicker implements Ticker {
    @Override
    public Duration passed() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }
}
