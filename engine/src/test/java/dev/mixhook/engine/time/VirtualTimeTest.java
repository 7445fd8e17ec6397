package dev.mixhook.engine.time;

import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;

class VirtualTimeTest extends EngineContract {
    @Override
    void advance(ManualEngine engine, Duration by) {
        engine.advance(by);
    }
}
