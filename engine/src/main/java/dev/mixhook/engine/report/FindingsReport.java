package dev.mixhook.engine.report;

import dev.mixhook.engine.contract.Failure;
import dev.mixhook.engine.contract.Finding;
import dev.mixhook.engine.contract.Verdict;
import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.contract.Waiver;
import java.io.PrintStream;
import java.util.Locale;

/** Findings for people: a line each, and details only of what failed. */
public final class FindingsReport {
    private final PrintStream out;
    private final int widest;

    /**
     * @param widest the longest id
     */
    public FindingsReport(PrintStream out, int widest) {
        this.out = out;
        this.widest = widest;
    }

    public void begin(String name, String url, long seed) {
        out.printf(Locale.ROOT, "%s: %s, seed %d%n%n", name, url, seed);
    }

    public void tell(Finding finding) {
        out.printf(
                Locale.ROOT,
                "  %-6s  %s  %s%n",
                Results.shown(finding),
                padded(finding.claim().id()),
                finding.claim().sentence());
        switch (finding.verdict()) {
            case Verdict.Passed _ -> {}
            case Verdict.Skipped(String reason) -> detail("", reason);
            case Verdict.Failed(Failure failure) -> details(failure);
            case Verdict.Waived(Failure failure, Waiver waiver) -> {
                detail("seen", failure.seen());
                detail("waived", "until " + waiver.until() + ", because " + waiver.because());
            }
        }
        out.flush();
    }

    private void details(Failure failure) {
        detail("expected", failure.expected());
        detail("seen", failure.seen());
        String curl = failure.curl();
        if (curl != null) {
            detail("repeat", curl);
        }
    }

    private void detail(String what, String text) {
        String label = String.format(Locale.ROOT, "          %-8s  ", what);
        out.println(
                label + SafeText.of(text).strip().replace("\n", "\n" + " ".repeat(label.length())));
    }

    public void end(Verification verification) {
        StringBuilder counts = new StringBuilder();
        for (Results result : Results.values()) {
            long count = result.count(verification);
            if (count > 0 || result == Results.PASSED || result == Results.FAILED) {
                counts.append(counts.isEmpty() ? "" : ", ").append(count).append(' ');
                counts.append(result.word());
            }
        }
        out.println();
        out.println(counts);
        verification.findings().stream()
                .filter(finding -> finding.verdict() instanceof Verdict.Failed)
                .findFirst()
                .ifPresent(finding -> next(finding, verification.seed()));
    }

    private void next(Finding finding, long seed) {
        String id = finding.claim().id();
        String why = finding.claim().standard() ? "; why, and how to mend it: --explain " + id : "";
        out.println("Again, this one alone: --only " + quoted(id) + " --seed " + seed + why);
    }

    private static String quoted(String id) {
        return id.contains(" ") ? '"' + id + '"' : id;
    }

    private String padded(String id) {
        return id + " ".repeat(Math.max(0, widest - id.length()));
    }
}
