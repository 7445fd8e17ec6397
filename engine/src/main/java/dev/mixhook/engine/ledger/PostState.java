package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.Outcome;

/** How far a POST got. */
public enum PostState {
    /** Committed, not begun: after a crash it is simply sent. */
    PLANNED,
    /** Committed before connecting: found so after a crash, it is uncertain (R-D6). */
    SENT,
    ACCEPTED,
    REFUSED,
    UNREACHABLE,
    UNCERTAIN;

    public static PostState of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> ACCEPTED;
            case Outcome.Refused _ -> REFUSED;
            case Outcome.Unreachable _ -> UNREACHABLE;
            case Outcome.Uncertain _ -> UNCERTAIN;
        };
    }
}
