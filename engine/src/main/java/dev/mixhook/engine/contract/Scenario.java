package dev.mixhook.engine.contract;

import dev.mixhook.delivery.faults.FaultPlan;
import java.time.Instant;
import java.util.List;

/**
 * A story that is played against a receiver, in virtual time and with a ledger of its own.
 *
 * @param name its identity
 * @param startAt the instant at which it begins
 * @param faults what goes wrong with its POSTs
 */
public record Scenario(
        String name, Instant startAt, List<FaultPlan.Line> faults, List<Step> steps) {
    public Scenario {
        faults = List.copyOf(faults);
        steps = List.copyOf(steps);
    }

    /** Its name says what is to be true. */
    public Claim claim() {
        return new Claim(name, Grade.MUST, name, false);
    }
}
