package dev.mixhook.delivery;

/** POSTs batches of users. Safe for many threads at once. */
public interface Sender extends AutoCloseable {
    /**
     * Sends one batch, once (R-W8), and waits for what becomes of it; meant for virtual threads.
     * Trouble with the network or the receiver is an {@link Outcome}, never an exception.
     *
     * @throws IllegalArgumentException if a recipient's properties are not a JSON object
     */
    Outcome send(Webhook webhook, Batch batch);

    /** Lets go of idle connections. POSTs under way still come to their end. */
    @Override
    void close();
}
