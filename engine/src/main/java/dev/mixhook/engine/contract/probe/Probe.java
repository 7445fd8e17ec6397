package dev.mixhook.engine.contract.probe;

import java.time.Duration;

/** A way to ask what a receiver did. Safe for many threads at once. */
public interface Probe extends AutoCloseable {
    /**
     * Asks about one user, or about the whole where the question has no {@code {distinct_id}}.
     * Trouble is a {@link Reading}, never an exception.
     *
     * @param within after so much time an ask is ended, with all that it has started
     */
    Reading read(String distinctId, Duration within) throws InterruptedException;

    @Override
    void close();
}
