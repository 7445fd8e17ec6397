package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.Outcome;

/** One step that a POST, once planned, takes towards its end. */
public sealed interface Transition {
    /** The POST that takes the step. */
    Post post();

    /** A POST is about to be begun. */
    record Sent(Post post) implements Transition {}

    /** A POST has come to its end. */
    record Settled(Post post, Outcome outcome) implements Transition {}
}
