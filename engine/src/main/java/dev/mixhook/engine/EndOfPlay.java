package dev.mixhook.engine;

import dev.mixhook.engine.time.Agenda;
import java.util.function.BooleanSupplier;

/**
 * The end of what is played: what is due at that very instant is not begun any more.
 *
 * @param at in milliseconds since the epoch; {@link Long#MAX_VALUE} for none
 * @param parked whether nothing is begun any more
 */
record EndOfPlay(long at, BooleanSupplier parked, Runnable park) implements Agenda.Source {
    @Override
    public long next() {
        return parked.getAsBoolean() ? Long.MAX_VALUE : at;
    }

    @Override
    public void run(long now, Agenda.Settle settle) {
        park.run();
    }
}
