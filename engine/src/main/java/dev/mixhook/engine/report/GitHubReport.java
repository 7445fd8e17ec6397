package dev.mixhook.engine.report;

import dev.mixhook.engine.contract.Failure;
import dev.mixhook.engine.contract.Finding;
import dev.mixhook.engine.contract.Verdict;
import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.contract.Waiver;
import java.io.PrintStream;

/** What GitHub shows of a verification that runs there: annotations, and the job's summary. */
public final class GitHubReport {
    private GitHubReport() {}

    /** A workflow command for each claim that failed. */
    public static void annotate(Verification verification, PrintStream out) {
        for (Finding finding : verification.findings()) {
            if (finding.verdict() instanceof Verdict.Failed(Failure failure)) {
                out.println(
                        (finding.isFatal() ? "::error" : "::warning")
                                + " title="
                                + property("mixhook " + finding.claim().id())
                                + "::"
                                + data(
                                        "%s: expected %s, seen %s"
                                                .formatted(
                                                        finding.claim().sentence(),
                                                        failure.expected(),
                                                        failure.seen())));
            }
        }
    }

    /** Markdown. */
    public static String summary(Verification verification) {
        StringBuilder table = new StringBuilder();
        table.append("### ").append(cell(verification.name())).append("\n\n");
        table.append(
                "%d passed, %d failed, %d warned, %d waived, %d skipped · `%s` · seed %d%n%n"
                        .formatted(
                                Results.PASSED.count(verification),
                                Results.FAILED.count(verification),
                                Results.WARNED.count(verification),
                                Results.WAIVED.count(verification),
                                Results.SKIPPED.count(verification),
                                verification.url(),
                                verification.seed()));
        table.append("| | check | |\n|---|---|---|\n");
        for (Finding finding : verification.findings()) {
            table.append(
                    "| %s | %s | %s |\n"
                            .formatted(
                                    Results.shown(finding),
                                    cell(finding.claim().id()),
                                    cell(finding.claim().sentence() + detail(finding.verdict()))));
        }
        return table.append('\n').toString();
    }

    private static String detail(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> "";
            case Verdict.Skipped(String reason) -> ". Skipped: " + reason;
            case Verdict.Failed(Failure failure) ->
                    ". Expected " + failure.expected() + ", seen " + failure.seen();
            case Verdict.Waived(Failure failure, Waiver waiver) ->
                    ". Seen " + failure.seen() + "; waived until " + waiver.until();
        };
    }

    private static String cell(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replaceAll("\\R", " ");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
