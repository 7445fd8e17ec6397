package dev.mixhook.engine.contract.probe;

import dev.mixhook.delivery.testing.ManualTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** A probe by script, in time that is moved by hand: asking takes as long as the script says. */
public final class ScriptedProbe implements Probe {
    private final ManualTicker ticker;
    private final Duration time;
    private final Iterator<Reading> readings;
    private final List<Duration> given = new ArrayList<>();

    /**
     * @param time that each ask takes
     */
    public ScriptedProbe(ManualTicker ticker, Duration time, Stream<Reading> readings) {
        this.ticker = ticker;
        this.time = time;
        this.readings = readings.iterator();
    }

    public static Stream<Reading> always(Reading reading) {
        return Stream.generate(() -> reading);
    }

    /** How long each ask was given. */
    public List<Duration> given() {
        return given;
    }

    @Override
    public Reading read(String distinctId, Duration within) {
        given.add(within);
        if (time.compareTo(within) > 0) {
            ticker.pause(within);
            return new Reading.Unreadable("not within " + within);
        }
        ticker.pause(time);
        return readings.next();
    }

    @Override
    public void close() {}
}
