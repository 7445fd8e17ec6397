package dev.mixhook.engine.contract.probe;

import dev.mixhook.delivery.Ticker;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks a probe again and again, in real time. */
public record ProbePoller(Probe probe, Ticker ticker) {
    /** For one answer. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** One that cannot be read may be an accident; so many in a row are none. */
    private static final int IN_A_ROW = 3;

    /**
     * Asks about a user until the answer will do, or the time is up; at least once, and once or
     * twice more where nothing could be read.
     *
     * @return what was read last. It cannot be read only if nothing could, or nothing any more
     */
    public Reading until(Predicate<Reading> willDo, String distinctId, Deadline deadline)
            throws InterruptedException {
        Deadline another = Deadline.forAnother(ticker);
        Duration within = deadline.forFirstAsk(LONGEST);
        @Nullable Reading readable = null;
        for (int inARow = 0; ; within = deadline.forOneAsk(LONGEST)) {
            Reading reading = probe.read(distinctId, within);
            if (reading instanceof Reading.Unreadable) {
                inARow++;
            } else if (willDo.test(reading)) {
                return reading;
            } else {
                inARow = 0;
                readable = reading;
            }
            boolean mayBeAccident = readable == null && inARow < IN_A_ROW && !another.isOver();
            if (deadline.isOver() && !mayBeAccident) {
                return readable == null || inARow >= IN_A_ROW ? reading : readable;
            }
            deadline.pause();
        }
    }

    /** Asks once, and once or twice more where nothing could be read. */
    public Reading once(String distinctId) throws InterruptedException {
        Deadline deadline = Deadline.in(LONGEST, ticker);
        Reading reading = probe.read(distinctId, LONGEST);
        for (int asks = 1; asks < IN_A_ROW && !deadline.isOver(); asks++) {
            if (!(reading instanceof Reading.Unreadable)) {
                return reading;
            }
            deadline.pause();
            reading = probe.read(distinctId, deadline.forOneAsk(LONGEST));
        }
        return reading;
    }
}
