package dev.mixhook.engine.live;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Has a look taken soon: once, however often it is asked for before it is begun. */
final class PromptLook implements Runnable {
    private final AtomicBoolean isAsked = new AtomicBoolean();
    private final Executor executor;
    private final Runnable look;

    PromptLook(Executor executor, Runnable look) {
        this.executor = executor;
        this.look = look;
    }

    @Override
    public void run() {
        if (!isAsked.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(
                    () -> {
                        isAsked.set(false);
                        look.run();
                    });
        } catch (RejectedExecutionException _) {
            // It ends, or another plan takes over, which reads all there is.
        }
    }
}
