package dev.mixhook.engine.contract.pack;

import dev.mixhook.engine.contract.finding.Claim;
import java.util.List;

/**
 * A check of the standard pack.
 *
 * @param needs without what it is skipped
 */
record Check(Claim claim, Needs needs, List<CheckStep> moves) {
    Check {
        moves = List.copyOf(moves);
    }

    /** One whose answers say something by themselves. */
    static Check of(Claim claim, CheckStep... moves) {
        return new Check(claim, Needs.NOTHING, List.of(moves));
    }

    /** One that has to know what the receiver did. */
    static Check probing(Claim claim, CheckStep... moves) {
        return new Check(claim, Needs.PROBE, List.of(moves));
    }

    /** One that has to know what the receiver kept. */
    static Check echoing(Claim claim, CheckStep... moves) {
        return new Check(claim, Needs.ECHO, List.of(moves));
    }

    /** A POST that is to be taken, and whose users are to be acted on once each. */
    static Check taken(Claim claim, List<TestUser> guests) {
        return of(claim, new CheckStep.Taken(guests), new CheckStep.Acted(guests, 1));
    }

    String id() {
        return claim.id();
    }
}
