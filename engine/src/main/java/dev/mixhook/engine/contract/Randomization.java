package dev.mixhook.engine.contract;

import dev.mixhook.engine.contract.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is left to chance in a run.
 *
 * @param seed draws it, and stands in the ids of users, so that another run has others
 * @param isShuffled whether scenarios are played in an order that is drawn
 */
public record Randomization(long seed, boolean isShuffled) {
    List<Scenario> order(List<Scenario> scenarios) {
        List<Scenario> order = new ArrayList<>(scenarios);
        if (isShuffled) {
            Collections.shuffle(order, new Random(seed));
        }
        return order;
    }
}
