package dev.mixhook.engine.contract.finding;

import java.time.LocalDate;
import java.util.List;

/** Lets known failures pass, until their day is over. */
public record Waivers(List<Waiver> waivers, LocalDate today) {
    /** The same claim's verdict, or that it is waived. */
    CheckResult applied(Claim claim, CheckResult result) {
        if (!(result instanceof CheckResult.Failed(Failure failure))) {
            return result;
        }
        return waivers.stream()
                .filter(waiver -> waiver.check().equals(claim.id()))
                .findFirst()
                .map(waiver -> applied(failure, waiver))
                .orElse(result);
    }

    private CheckResult applied(Failure failure, Waiver waiver) {
        return today.isAfter(waiver.until())
                ? new CheckResult.Failed(
                        new Failure(
                                failure.expected(),
                                failure.seen() + "; it was waived until " + waiver.until(),
                                failure.repeat()))
                : new CheckResult.Waived(failure, waiver);
    }
}
