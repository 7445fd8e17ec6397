package dev.mixhook.delivery.faults;

import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.delivery.faults.Fault.OnTheWire;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What is to go wrong with which POSTs.
 *
 * @param seed of what is left to chance
 */
public record FaultPlan(List<Rule> lines, long seed) {
    /** A plan by which nothing goes wrong. */
    public static final FaultPlan NONE = new FaultPlan(List.of(), 0);

    /** A fault, and the POSTs that have it. */
    public record Rule(Pick pick, Fault fault) {}

    public FaultPlan {
        lines = List.copyOf(lines);
    }

    /**
     * The faults of all lines that pick a request, in their order; of faults on the wire the first
     * alone.
     */
    List<Fault> faults(WebhookRequest request) {
        ArrayList<Fault> faults = new ArrayList<Fault>();
        for (int index = 0; index < lines.size(); index++) {
            Rule rule = lines.get(index);
            boolean twoOnTheWire =
                    rule.fault() instanceof OnTheWire
                            && faults.stream().anyMatch(OnTheWire.class::isInstance);
            if (!twoOnTheWire && rule.pick().picks(request, seedOf(index))) {
                faults.add(rule.fault());
            }
        }
        return faults;
    }

    /** Lines draw independently of each other. */
    private long seedOf(int index) {
        return new SplittableRandom(seed + index).nextLong();
    }
}
