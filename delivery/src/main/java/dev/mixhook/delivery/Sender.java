package dev.mixhook.delivery;

import java.util.List;

/** POSTs forms. Safe for many threads at once. */
public interface Sender extends AutoCloseable {
    /**
     * Sends it once (R-W8), and waits for what becomes of it; meant for virtual threads. Trouble
     * with the network or the receiver is an {@link Outcome}, never an exception.
     *
     * @throws IllegalArgumentException if a recipient's properties are not a JSON object
     */
    Outcome send(Envelope envelope);

    /**
     * In which order the POSTs of one attempt are to be begun: as they come (R-W9), unless a fault
     * turns them round. Asked once, before the first of them is begun.
     */
    default List<Envelope> order(List<Envelope> attempt) {
        return attempt;
    }

    /** Lets go of idle connections. POSTs under way still come to their end. */
    @Override
    void close();
}
