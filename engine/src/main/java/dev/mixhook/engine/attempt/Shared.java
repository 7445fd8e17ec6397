package dev.mixhook.engine.attempt;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.targeting.person.People;

/**
 * What all campaigns of a run have in common.
 *
 * @param keepGoing whether campaigns go on after twenty attempts in a row in which nothing was
 *     accepted (R-D9)
 */
public record Shared(
        People people,
        Ledger ledger,
        Courier courier,
        Journal journal,
        PostNumbers numbers,
        boolean keepGoing) {}
