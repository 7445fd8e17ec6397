package dev.mixhook.engine.contract.pack;

import dev.mixhook.engine.contract.finding.Claim;
import java.util.List;

/**
 * A check of the standard pack.
 *
 * @param requires without what it is skipped
 */
record Check(Claim claim, Requirement requires, List<CheckStep> steps) {
    Check {
        steps = List.copyOf(steps);
    }

    /** One whose answers say something by themselves. */
    static Check of(Claim claim, CheckStep... steps) {
        return new Check(claim, Requirement.NOTHING, List.of(steps));
    }

    /** A check that has to know what the receiver did. */
    static Check probing(Claim claim, CheckStep... steps) {
        return new Check(claim, Requirement.PROBE, List.of(steps));
    }

    /** A check that has to know what the receiver kept. */
    static Check echoing(Claim claim, CheckStep... steps) {
        return new Check(claim, Requirement.ECHO, List.of(steps));
    }

    /** A POST that is to be taken, and whose users are to be acted on once each. */
    static Check taken(Claim claim, List<TestUser> recipients) {
        return of(
                claim,
                new CheckStep.ExpectAccepted(TestPost.of(recipients)),
                new CheckStep.ExpectActedOn(recipients, 1));
    }

    String id() {
        return claim.id();
    }
}
