package dev.mixhook.engine.time;

import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;

/** The one test that starts Quartz: a day a second. */
class QuartzTimeTest extends EngineContract {
    @Override
    void advance(ManualEngine engine, Duration by) throws InterruptedException {
        engine.drive(by, Duration.ofDays(1).toSeconds());
    }
}
