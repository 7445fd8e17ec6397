package dev.mixhook.engine.contract.probe;

/** A way to ask what a receiver did. Safe for many threads at once. */
public interface Probe extends AutoCloseable {
    /**
     * Asks about one user, or about the whole where the question has no {@code {distinct_id}}.
     * Trouble is a {@link Reading}, never an exception.
     */
    Reading read(String distinctId);

    @Override
    void close();
}
