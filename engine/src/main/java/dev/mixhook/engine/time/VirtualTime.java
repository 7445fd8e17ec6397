package dev.mixhook.engine.time;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Drives an agenda by jumping from one due instant to the next; the clock stands still while POSTs
 * are under way.
 */
public final class VirtualTime {
    private final Agenda agenda;
    private final Agenda.Settle settle;
    private final LongConsumer clock;
    private final BooleanSupplier over;

    /**
     * @param clock told of every instant before it is run, in milliseconds since the epoch
     * @param over asked after every instant; once true, nothing more runs
     */
    public VirtualTime(
            Agenda agenda, Agenda.Settle settle, LongConsumer clock, BooleanSupplier over) {
        this.agenda = agenda;
        this.settle = settle;
        this.clock = clock;
        this.over = over;
    }

    /** Runs everything that is due before {@code end}, itself excluded. */
    public void playUntil(Instant end) throws InterruptedException {
        for (long next = agenda.next(); next < end.toEpochMilli(); next = agenda.next()) {
            clock.accept(next);
            agenda.run(next, settle);
            if (over.getAsBoolean()) {
                return;
            }
        }
    }
}
