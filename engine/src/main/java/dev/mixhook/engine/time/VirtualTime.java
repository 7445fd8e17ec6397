package dev.mixhook.engine.time;

import java.time.Instant;

/**
 * Drives an agenda by jumping from one due instant to the next; the clock stands still while POSTs
 * are under way.
 */
public final class VirtualTime {
    private final Agenda agenda;
    private final Agenda.Settle settle;

    public VirtualTime(Agenda agenda, Agenda.Settle settle) {
        this.agenda = agenda;
        this.settle = settle;
    }

    /** Runs everything that is due before {@code end}, itself excluded. */
    public void playUntil(Instant end) throws InterruptedException {
        agenda.playUntil(end.toEpochMilli(), settle);
    }
}
