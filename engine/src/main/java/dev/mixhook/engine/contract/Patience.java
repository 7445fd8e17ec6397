package dev.mixhook.engine.contract;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Asks again and again until it is so, or the time is up. */
final class Patience {
    private static final Duration STEP = Duration.ofMillis(20);

    private Patience() {}

    /**
     * Whether it came to be so. The time that asking takes comes on top.
     *
     * @param within from nothing (asked once) on
     */
    static boolean until(Duration within, BooleanSupplier isSo) throws InterruptedException {
        for (long left = within.dividedBy(STEP); !isSo.getAsBoolean(); left--) {
            if (left <= 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** Waits without a look at any clock. */
    private static void pause() throws InterruptedException {
        boolean opened = new CountDownLatch(1).await(STEP.toMillis(), TimeUnit.MILLISECONDS);
        assert !opened : "nobody opens it";
    }
}
