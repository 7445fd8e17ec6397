package dev.mixhook.engine.time;

import java.util.List;

/** What is due next, over everything that can be due. Instants are milliseconds since the epoch. */
public final class Agenda {
    private final List<Source> sources;

    /**
     * @param sources in the order in which they run at one instant: data before those who look at
     *     it
     */
    public Agenda(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    /** The next instant at which anything is due; {@link Long#MAX_VALUE} if nothing ever is. */
    long next() {
        long next = Long.MAX_VALUE;
        for (Source source : sources) {
            next = Math.min(next, source.next());
        }
        return next;
    }

    /** Runs what is due, one source after the other. */
    void run(long now, Settle settle) throws InterruptedException {
        for (Source source : sources) {
            if (source.next() <= now) {
                source.run(now);
                settle.all();
            }
        }
    }

    /** Something that has due instants. */
    public interface Source {
        /**
         * The next instant at which it has something to do; {@link Long#MAX_VALUE} if it has not.
         */
        long next();

        /** Does what is due, as of that instant. */
        void run(long now);
    }

    /** Waits until everything that was begun beside the engine's thread has come back. */
    @FunctionalInterface
    public interface Settle {
        void all() throws InterruptedException;
    }
}
