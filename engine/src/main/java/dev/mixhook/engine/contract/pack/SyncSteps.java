package dev.mixhook.engine.contract.pack;

import dev.mixhook.engine.contract.finding.Claim;
import java.util.ArrayList;
import java.util.List;

/** The steps of a check of cohort syncs, one after the other. */
final class SyncSteps {
    private final List<CheckStep> steps = new ArrayList<>();

    /** All pages of an action, strictly one after the other, each of which is taken (R-C8). */
    SyncSteps taken(TestSync sync) {
        sync.posts().forEach(this::taken);
        return this;
    }

    /** A page that is taken. */
    SyncSteps taken(TestPost page) {
        return step(new CheckStep.ExpectAccepted(page));
    }

    /** A page whose answer is lost. */
    SyncSteps lost(TestPost page) {
        return step(new CheckStep.SendIgnoringAnswer(page));
    }

    SyncSteps step(CheckStep step) {
        steps.add(step);
        return this;
    }

    /** What came before has been dealt with. */
    SyncSteps settled() {
        List<TestUser> last = List.of(TestUser.plain("last"));
        return step(new CheckStep.AwaitSettled(TestSync.adding(last).again(0).page(1)));
    }

    SyncSteps members(List<TestUser> users) {
        return step(new CheckStep.ExpectActedOn(users, 1));
    }

    SyncSteps strangers(List<TestUser> users) {
        return step(new CheckStep.ExpectActedOn(users, 0));
    }

    /** A check whose answers say something by themselves. */
    Check of(Claim claim) {
        return new Check(claim, Requirement.NOTHING, steps);
    }

    /** A check that has to know who is a member. */
    Check probing(Claim claim) {
        return new Check(claim, Requirement.PROBE, steps);
    }

    /** A check that leaves out who sends. */
    Check authenticating(Claim claim) {
        return new Check(claim, Requirement.AUTHENTICATION, steps);
    }
}
