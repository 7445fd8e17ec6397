package dev.mixhook.delivery;

import java.time.Duration;
import java.util.OptionalInt;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;

/** How far one POST got. Its outcome follows from this, not from the exception that ended it. */
final class Progress extends EventListener {
    private static final int NONE = 0;

    private final long start = System.nanoTime();
    private boolean begun;
    private int status = NONE;

    /** True once any of the request may have left. */
    boolean begun() {
        return begun;
    }

    /** The status of the response whose head is complete. */
    OptionalInt status() {
        return status == NONE ? OptionalInt.empty() : OptionalInt.of(status);
    }

    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void requestHeadersStart(Call call) {
        begun = true;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        status = response.code();
    }
}
