package dev.mixhook.engine.contract;

import java.time.LocalDate;
import java.util.List;

/** Lets known failures pass, until their day is over. */
record Waivers(List<Waiver> waivers, LocalDate today) {
    /** The same claim's verdict, or that it is waived. */
    Verdict applied(Claim claim, Verdict verdict) {
        if (!(verdict instanceof Verdict.Failed(Failure failure))) {
            return verdict;
        }
        return waivers.stream()
                .filter(waiver -> waiver.check().equals(claim.id()))
                .findFirst()
                .map(waiver -> applied(failure, waiver))
                .orElse(verdict);
    }

    private Verdict applied(Failure failure, Waiver waiver) {
        return today.isAfter(waiver.until())
                ? new Verdict.Failed(
                        new Failure(
                                failure.expected(),
                                failure.seen() + "; it was waived until " + waiver.until(),
                                failure.repeat()))
                : new Verdict.Waived(failure, waiver);
    }
}
