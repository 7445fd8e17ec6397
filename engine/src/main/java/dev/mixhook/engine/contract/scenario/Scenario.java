package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.contract.finding.Grade;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story that is played against a receiver, in virtual time and with a ledger of its own.
 *
 * @param name its identity
 * @param startAt the instant at which it begins
 * @param isLiteral whether its users go by their names at the receiver too; else each run gives
 *     them ids of its own
 * @param ingest where SDKs find it while it is played; null if nowhere
 * @param faults what goes wrong with its POSTs
 */
public record Scenario(
        String name,
        Instant startAt,
        boolean isLiteral,
        @Nullable IngestPort ingest,
        List<FaultPlan.Rule> faults,
        List<Step> steps) {
    public Scenario {
        faults = List.copyOf(faults);
        steps = List.copyOf(steps);
    }

    /** Whether all that happens in it stands in the file: no program and no app adds to it. */
    public boolean isClosed() {
        return ingest == null && steps.stream().noneMatch(Step.Run.class::isInstance);
    }

    /**
     * The steps that tell how it is when it begins: those before time goes on or a program runs.
     */
    List<Step> beginning() {
        return steps.stream()
                .takeWhile(step -> !(step instanceof Step.Advance || step instanceof Step.Run))
                .toList();
    }

    /** Whether it hangs on what is drawn which of its POSTs have faults. */
    public boolean isLeftToChance() {
        return faults.stream().anyMatch(rule -> rule.pick().chance() < 1);
    }

    /** What the scenario claims: its name says what is to be true. */
    public Claim claim() {
        return new Claim(name, Grade.MUST, name, false);
    }
}
