package dev.mixhook.engine.execution;

/** The instant at which the engine is: whatever happens, happens then. */
public final class EngineTime {
    private long now = Long.MIN_VALUE;

    /** Moves on; time never goes back. */
    public void moveTo(long instant) {
        now = Math.max(now, instant);
    }

    /** Milliseconds since the epoch. */
    public long now() {
        return now;
    }
}
