package dev.mixhook.delivery.faults;

import dev.mixhook.delivery.WebhookRequest;
import java.util.Collections;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Which POSTs a line of a plan is about: those that fit all of its components.
 *
 * @param first number of the first of them, from 1
 * @param last number of the last
 * @param users at least one of them is in the POST; empty for anybody
 * @param chance of each, above 0 and up to 1
 */
public record Pick(long first, long last, Set<String> users, double chance) {
    /** Every POST. */
    public static final Pick ALL = new Pick(1, Long.MAX_VALUE, Set.of(), 1);

    public Pick {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException(
                    "POSTs are picked from 1 and upwards, was %d-%d".formatted(first, last));
        }
        if (!(chance > 0 && chance <= 1)) {
            throw new IllegalArgumentException(
                    "a chance is more than 0 and at most 1, was " + chance);
        }
        users = Set.copyOf(users);
    }

    /**
     * Whether a request is picked. The draw depends on the POST's number alone, so it is the same
     * whatever else is under way.
     */
    boolean picks(WebhookRequest request, long seed) {
        long number = request.number();
        return number >= first
                && number <= last
                && (users.isEmpty() || !Collections.disjoint(users, request.body().users()))
                && (chance == 1 || new SplittableRandom(seed + number).nextDouble() < chance);
    }
}
