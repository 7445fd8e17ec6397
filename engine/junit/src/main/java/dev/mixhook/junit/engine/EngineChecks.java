package dev.mixhook.junit.engine;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Ticker;
import dev.mixhook.engine.contract.Contract;
import dev.mixhook.engine.contract.Randomization;
import dev.mixhook.engine.contract.Verifier;
import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Conclusion;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.finding.Finding;
import dev.mixhook.engine.contract.finding.Grade;
import dev.mixhook.engine.contract.finding.Strictness;
import dev.mixhook.engine.contract.pack.VerifyTimings;
import dev.mixhook.engine.text.ProgramVersion;
import dev.mixhook.junit.driver.Checks;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Puts a receiver to the test in this process, a claim at a time. */
final class EngineChecks implements Checks {
    private final Contract contract;
    private final long seed;

    EngineChecks(Contract contract, long seed) {
        this.contract = contract;
        this.seed = seed;
    }

    @Override
    public List<Claim> claims() {
        return contract.claims().stream()
                .map(own -> new Claim(own.id(), own.sentence(), own.grade() == Grade.MUST))
                .toList();
    }

    /** Each run begins with the same POST: with other users each time, it is another one. */
    @Override
    public Result check(Claim claim) throws InterruptedException {
        EgressGuard guard = new EgressGuard(Set.of());
        try (OkHttpSender sender =
                new OkHttpSender(
                        guard, "mixhook/" + ProgramVersion.number(), contract.receiver().trust())) {
            Conclusion conclusion =
                    new Verifier(
                                    sender,
                                    guard,
                                    InstantSource.system(),
                                    Ticker.system(),
                                    VerifyTimings.USUAL,
                                    new Strictness(false, false),
                                    new Randomization(seed + claims().indexOf(claim), false))
                            .verify(contract, Set.of(claim.id()), finding -> {});
            return told(conclusion.findings().get(0));
        }
    }

    private static Result told(Finding finding) {
        CheckResult result = finding.result();
        if (result instanceof CheckResult.Failed failed) {
            return told(Outcome.FAILED, failed.failure(), finding);
        }
        if (result instanceof CheckResult.Waived waived) {
            return told(Outcome.WAIVED, waived.failure(), finding);
        }
        if (result instanceof CheckResult.Skipped skipped) {
            return new Result(Outcome.SKIPPED, "", skipped.reason(), null, finding.log());
        }
        if (result instanceof CheckResult.Errored errored) {
            return new Result(Outcome.ERRORED, "", errored.reason(), null, finding.log());
        }
        return new Result(Outcome.PASSED, "", "", null, finding.log());
    }

    private static Result told(Outcome outcome, Failure failure, Finding finding) {
        return new Result(
                outcome, failure.expected(), failure.seen(), failure.repeat(), finding.log());
    }
}
