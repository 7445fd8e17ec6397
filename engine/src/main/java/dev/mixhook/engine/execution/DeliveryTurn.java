package dev.mixhook.engine.execution;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is where one thing goes out at a time: what is under way comes to its end first,
 * then a pause, and only then something new begins. Instants are milliseconds since the epoch.
 *
 * @param <D> what goes out
 */
final class DeliveryTurn<D extends DeliveryTurn.Delivery> {
    private final DeliveryPause pause;
    private final LongSupplier due;
    private final LongConsumer begin;
    private @Nullable D underWay;

    /** Something that goes out try by try. */
    interface Delivery {
        /** When it goes out again; never while it is out. */
        long nextTry();

        /** Goes out once more. */
        void tryAgain(long now);
    }

    /**
     * Nothing is under way yet.
     *
     * @param due when something new is to begin
     * @param begin begins it
     */
    DeliveryTurn(DeliveryPause pause, LongSupplier due, LongConsumer begin) {
        this.pause = pause;
        this.due = due;
        this.begin = begin;
    }

    /** What is under way; null if nothing is. */
    @Nullable D underWay() {
        return underWay;
    }

    /** This is under way from now on. */
    void take(D delivery) {
        underWay = delivery;
    }

    /** What was under way has come to its end. */
    void end() {
        underWay = null;
    }

    /** When there is something to do; never while something is out. */
    long next() {
        if (underWay != null) {
            return underWay.nextTry();
        }
        return pause.isOn() ? pause.resumeAt() : due.getAsLong();
    }

    /** Does what is due. */
    void act(long now) {
        if (underWay != null) {
            underWay.tryAgain(now);
        } else if (pause.isOn()) {
            pause.end(now);
        } else {
            begin.accept(now);
        }
    }
}
