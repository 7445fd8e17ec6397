package dev.mixhook.engine.report;

import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Finding;
import dev.mixhook.engine.text.EnumWord;

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
        return switch (finding.result()) {
            case CheckResult.Passed _ -> PASSED;
            case CheckResult.Failed _ -> finding.isFatal() ? FAILED : WARNED;
            case CheckResult.Waived _ -> WAIVED;
            case CheckResult.Skipped _ -> SKIPPED;
            case CheckResult.Errored _ -> ERRORED;
        };
    }

    static String shown(Finding finding) {
        return of(finding).shown;
    }

    String word() {
        return EnumWord.of(this);
    }

    long count(Verification verification) {
        return verification.findings().stream().filter(finding -> of(finding) == this).count();
    }
}
