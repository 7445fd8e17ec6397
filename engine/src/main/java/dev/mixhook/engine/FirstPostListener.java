package dev.mixhook.engine;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.ledger.Post;
import java.util.Optional;

/** Passes on what happens, and keeps why the very first POST found nobody (R-D9). */
final class FirstPostListener implements EngineListener {
    private final EngineListener listener;
    private Optional<String> unreachable = Optional.empty();

    FirstPostListener(EngineListener listener) {
        this.listener = listener;
    }

    /** Empty if it found somebody, or nothing was sent. */
    Optional<String> unreachable() {
        return unreachable;
    }

    /** Forgets that it found nobody; no later one is the first. */
    void forget() {
        unreachable = Optional.empty();
    }

    @Override
    public void tell(EngineEvent event) {
        if (event instanceof EngineEvent.PostSettled(Post post, Outcome.Unreachable(String reason))
                && post.n() == 1) {
            unreachable = Optional.of(reason);
        }
        listener.tell(event);
    }
}
