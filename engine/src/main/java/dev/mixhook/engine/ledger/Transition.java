package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.Outcome;

/** One step that a POST, once planned, takes towards its end. */
public sealed interface Transition {
    /** Of which POST. */
    Post post();

    /** It is about to be begun. */
    record Sent(Post post) implements Transition {}

    /** It has come to its end. */
    record Settled(Post post, Outcome outcome) implements Transition {}
}
