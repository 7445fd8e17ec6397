package dev.mixhook.engine.report;

import dev.mixhook.engine.contract.Claim;
import dev.mixhook.engine.contract.Failure;
import dev.mixhook.engine.contract.Finding;
import dev.mixhook.engine.contract.Verdict;
import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.contract.Waiver;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Findings for people: a line each, and details only of what failed. */
public final class FindingsReport {
    /** Of what a receiver printed. */
    private static final int LINES = 20;

    /** Of a command line. */
    private static final int LONGEST = 4000;

    private final PrintStream out;
    private final long seed;
    private final int widest;

    /**
     * @param widest the longest id
     */
    public FindingsReport(PrintStream out, long seed, int widest) {
        this.out = out;
        this.seed = seed;
        this.widest = widest;
    }

    public void begin(String name, String url) {
        out.printf(Locale.ROOT, "%s: %s, seed %d%n%n", name, url, seed);
    }

    public void tell(Finding finding) {
        Claim claim = finding.claim();
        String sentence =
                claim.standard() ? padded(claim.id()) + "  " + claim.sentence() : claim.id();
        out.printf(Locale.ROOT, "  %-6s  %s%n", Results.shown(finding), sentence);
        switch (finding.verdict()) {
            case Verdict.Passed _ -> {}
            case Verdict.Skipped(String reason) -> detail("", reason);
            case Verdict.Failed(Failure failure) -> details(failure, claim);
            case Verdict.Waived(Failure failure, Waiver waiver) -> {
                detail("seen", failure.seen());
                detail("waived", "until " + waiver.until() + ", because " + waiver.because());
            }
        }
        out.flush();
    }

    private void details(Failure failure, Claim claim) {
        detail("expected", failure.expected());
        detail("seen", failure.seen());
        String curl = failure.curl();
        if (curl != null) {
            boolean isLong = curl.length() > LONGEST;
            detail(
                    "repeat",
                    isLong ? curl.substring(0, LONGEST) + "… (the whole is in --json FILE)" : curl);
        }
        String id = claim.id().contains(" ") ? '"' + claim.id() + '"' : claim.id();
        detail("again", "mixhook verify --only " + id + " --seed " + seed);
        if (claim.standard()) {
            detail("why", "mixhook verify --explain " + id);
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
        if (!verification.isPassed()) {
            output(verification.output(), out);
        }
    }

    /** The last of what a receiver printed that was started for the run. */
    public void output(List<String> lines, PrintStream to) {
        if (!lines.isEmpty()) {
            to.println("The receiver printed, at the end:");
            lines.stream()
                    .skip(Math.max(0, lines.size() - LINES))
                    .forEach(line -> to.println("  " + SafeText.of(line)));
        }
    }

    private String padded(String id) {
        return id + " ".repeat(Math.max(0, widest - id.length()));
    }
}
