package dev.mixhook.engine.time;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** What is due next, over everything that can be due. Instants are milliseconds since the epoch. */
public final class Agenda {
    private final List<Source> sources;
    private final LongConsumer clock;
    private final BooleanSupplier over;
    private long last = Long.MIN_VALUE;

    /**
     * @param sources in the order in which they run at one instant: data before those who look at
     *     it
     * @param clock told of every instant before it is run
     * @param over asked after every instant; once true, nothing more runs
     */
    public Agenda(List<Source> sources, LongConsumer clock, BooleanSupplier over) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
        this.over = over;
    }

    boolean isOver() {
        return over.getAsBoolean();
    }

    /**
     * Runs everything that is due before {@code end}, each thing as of its own instant; what was
     * kept from its instant runs as of the present one.
     */
    void playUntil(long end, Settle settle) throws InterruptedException {
        for (long next = next(); next < end && !isOver(); next = next()) {
            last = Math.max(last, next);
            clock.accept(last);
            run(last, settle);
        }
    }

    /** The next instant at which anything is due; {@link Long#MAX_VALUE} if there is none. */
    long next() {
        long next = Long.MAX_VALUE;
        for (Source source : sources) {
            next = Math.min(next, source.next());
        }
        return next;
    }

    private void run(long now, Settle settle) throws InterruptedException {
        for (Source source : sources) {
            if (source.next() <= now) {
                source.run(now, settle);
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

        /**
         * Does what is due, as of that instant.
         *
         * @param settle to be called between parts of it that come one after another
         */
        void run(long now, Settle settle) throws InterruptedException;
    }

    /** Waits until everything that was begun beside the engine's thread has come back. */
    @FunctionalInterface
    public interface Settle {
        void all() throws InterruptedException;
    }
}
