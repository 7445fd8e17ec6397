package dev.mixhook.delivery;

import java.time.Duration;
import okio.Sink;
import okio.Throttler;

/** How fast something is sent: at full speed, or what is sent at once spread over a time. */
final class Throttle {
    private static final int PIECES_A_SECOND = 20;

    /** The smallest piece, in bytes: {@code Throttler} rounds smaller ones to no limit at all. */
    private static final long SMALLEST_PIECE = 2;

    private static final Duration FULL_SPEED = Duration.ZERO;

    private volatile Duration spread = FULL_SPEED;

    /** Spreads each piece that is sent over this time, from now on. */
    void spread(Duration time) {
        spread = time;
    }

    /** Sends at full speed from now on. */
    void fullSpeed() {
        spread = FULL_SPEED;
    }

    Sink of(Sink sink, long bytes) {
        Duration time = spread;
        return time.equals(FULL_SPEED)
                ? sink
                : limited(sink, Math.max(1, bytes * 1_000 / time.toMillis()));
    }

    static Sink limited(Sink sink, long bytesPerSecond) {
        long piece = Math.max(SMALLEST_PIECE, bytesPerSecond / PIECES_A_SECOND);
        Throttler throttler = new Throttler();
        throttler.bytesPerSecond(bytesPerSecond, piece, piece);
        return throttler.sink(sink);
    }
}
