package dev.mixhook.junit;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session that is opened when it is asked for first: not each test of a class needs one. */
final class LazySession implements AutoCloseable {
    private final Supplier<MixhookSession> opening;
    private @Nullable MixhookSession session;

    LazySession(Supplier<MixhookSession> opening) {
        this.opening = opening;
    }

    synchronized MixhookSession get() {
        MixhookSession own = session;
        if (own == null) {
            own = opening.get();
            session = own;
        }
        return own;
    }

    /** What was sent in it; empty if it was never opened. */
    synchronized Optional<String> story() {
        return Optional.ofNullable(session).map(MixhookSession::story);
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.close();
        }
    }
}
