package dev.mixhook.engine.report;

import dev.mixhook.engine.contract.Rerun;
import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.finding.Finding;
import dev.mixhook.engine.contract.finding.Waiver;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Findings for people: a line each, and details only of what failed. */
public final class FindingsReport {
    /** Of what a receiver printed. */
    private static final int LINES = 20;

    private final PrintStream out;
    private final Rerun rerun;
    private final int widest;

    /**
     * @param widest the longest id
     */
    public FindingsReport(PrintStream out, Rerun rerun, int widest) {
        this.out = out;
        this.rerun = rerun;
        this.widest = widest;
    }

    public void begin(String name, String url) {
        out.println(SafeText.line(name + ": " + url + ", seed " + rerun.seed()));
        out.println();
    }

    public void tell(Finding finding) {
        Claim claim = finding.claim();
        String sentence =
                claim.standard() ? padded(claim.id()) + "  " + claim.sentence() : claim.id();
        out.printf(Locale.ROOT, "  %-6s  %s%n", Results.shown(finding), SafeText.line(sentence));
        switch (finding.result()) {
            case CheckResult.Passed _ -> {}
            case CheckResult.Skipped(String reason) -> detail("", reason);
            case CheckResult.Errored(String reason) -> {
                detail("", reason);
                detail("again", rerun.of(claim));
            }
            case CheckResult.Failed(Failure failure) -> details(failure, claim);
            case CheckResult.Waived(Failure failure, Waiver waiver) -> {
                detail("seen", failure.seen());
                detail("waived", "until " + waiver.until() + ", because " + waiver.because());
            }
        }
        out.flush();
    }

    private void details(Failure failure, Claim claim) {
        detail("expected", failure.expected());
        detail("seen", failure.seen());
        String repeat = failure.repeat();
        if (repeat != null) {
            detail("repeat", repeat.lines().toList());
        }
        detail("again", rerun.of(claim));
        if (claim.standard()) {
            detail("why", "mixhook verify --explain " + claim.id());
        }
    }

    private void detail(String what, String text) {
        detail(what, List.of(text.strip()));
    }

    private void detail(String what, List<String> lines) {
        String label = String.format(Locale.ROOT, "          %-8s  ", what);
        for (String line : lines) {
            out.println(label + SafeText.line(line));
            label = " ".repeat(label.length());
        }
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
        if (!verification.isPassed() || verification.isErrored()) {
            output(verification.output(), out);
        }
    }

    /** The last of what a receiver printed that was started for the run. */
    public void output(List<String> lines, PrintStream to) {
        if (!lines.isEmpty()) {
            to.println("The receiver printed, at the end:");
            lines.stream()
                    .skip(Math.max(0, lines.size() - LINES))
                    .forEach(line -> to.println(SafeText.line("  " + line)));
        }
    }

    private String padded(String id) {
        return id + " ".repeat(Math.max(0, widest - id.length()));
    }
}
