package dev.mixhook.engine.report;

import dev.mixhook.engine.contract.Finding;
import dev.mixhook.engine.contract.Verdict;
import dev.mixhook.engine.contract.Verification;
import java.util.Locale;

/** The ways in which a claim ends, as reports name them. */
enum Results {
    PASSED("ok"),
    FAILED("FAIL"),
    /** Failed, and only a should. */
    WARNED("warn"),
    WAIVED("waived"),
    SKIPPED("skip"),
    /** Nothing can be told. */
    ERRORED("ERROR");

    private final String shown;

    Results(String shown) {
        this.shown = shown;
    }

    static Results of(Finding finding) {
        return switch (finding.verdict()) {
            case Verdict.Passed _ -> PASSED;
            case Verdict.Failed _ -> finding.isFatal() ? FAILED : WARNED;
            case Verdict.Waived _ -> WAIVED;
            case Verdict.Skipped _ -> SKIPPED;
            case Verdict.Errored _ -> ERRORED;
        };
    }

    static String shown(Finding finding) {
        return of(finding).shown;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    long count(Verification verification) {
        return verification.findings().stream().filter(finding -> of(finding) == this).count();
    }
}
