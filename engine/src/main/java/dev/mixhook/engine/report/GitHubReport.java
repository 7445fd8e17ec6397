package dev.mixhook.engine.report;

import dev.mixhook.engine.contract.Verification;
import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.finding.Finding;
import dev.mixhook.engine.contract.finding.Waiver;
import java.io.PrintStream;

/** What GitHub shows of a verification that runs there: annotations, and the job's summary. */
public final class GitHubReport {
    private GitHubReport() {}

    /** A workflow command for each claim that failed, or of which nothing can be told. */
    public static void annotate(Verification verification, PrintStream out) {
        for (Finding finding : verification.findings()) {
            Claim claim = finding.claim();
            switch (finding.result()) {
                case CheckResult.Failed(Failure failure) ->
                        annotate(
                                finding.isFatal() ? "error" : "warning",
                                claim,
                                "expected %s, seen %s"
                                        .formatted(failure.expected(), failure.seen()),
                                out);
                case CheckResult.Errored(String reason) -> annotate("error", claim, reason, out);
                case CheckResult.Passed _, CheckResult.Skipped _, CheckResult.Waived _ -> {}
            }
        }
    }

    private static void annotate(String kind, Claim claim, String text, PrintStream out) {
        out.println(
                "::%s title=%s::%s"
                        .formatted(
                                kind,
                                SafeText.property("mixhook " + claim.id()),
                                SafeText.data(claim.sentence() + ": " + text)));
    }

    /** Markdown. */
    public static String summary(Verification verification) {
        StringBuilder table = new StringBuilder();
        table.append("### ").append(SafeText.markdown(verification.name())).append("\n\n");
        for (Results result : Results.values()) {
            table.append(result.count(verification)).append(' ').append(result.word());
            table.append(result == Results.ERRORED ? " · " : ", ");
        }
        table.append("<code>").append(SafeText.markdown(verification.url())).append("</code>");
        table.append(" · seed ").append(verification.seed()).append("\n\n");
        table.append("| | check | |\n|---|---|---|\n");
        for (Finding finding : verification.findings()) {
            table.append(
                    "| %s | %s | %s |\n"
                            .formatted(
                                    Results.shown(finding),
                                    SafeText.markdown(finding.claim().id()),
                                    SafeText.markdown(
                                            finding.claim().sentence()
                                                    + detail(finding.result()))));
        }
        return table.append('\n').toString();
    }

    private static String detail(CheckResult result) {
        return switch (result) {
            case CheckResult.Passed _ -> "";
            case CheckResult.Skipped(String reason) -> ". Skipped: " + reason;
            case CheckResult.Errored(String reason) -> ". " + reason;
            case CheckResult.Failed(Failure failure) ->
                    ". Expected " + failure.expected() + ", seen " + failure.seen();
            case CheckResult.Waived(Failure failure, Waiver waiver) ->
                    ". Seen " + failure.seen() + "; waived until " + waiver.until();
        };
    }
}
