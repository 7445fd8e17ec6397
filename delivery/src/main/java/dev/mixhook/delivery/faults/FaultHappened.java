package dev.mixhook.delivery.faults;

import java.util.List;

/**
 * A POST has a fault by plan: it is about to be sent with it.
 *
 * @param post number of the POST
 * @param users whose it is
 * @param seed of the plan; the same plan with it does the same again
 */
public record FaultHappened(long post, List<String> users, Fault fault, long seed) {
    public FaultHappened {
        users = List.copyOf(users);
    }
}
