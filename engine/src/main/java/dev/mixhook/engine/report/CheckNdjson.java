package dev.mixhook.engine.report;

import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.warning.Warning;
import dev.mixhook.targeting.evaluation.Misfit;
import java.io.PrintStream;
import java.util.List;

/** What is wrong with files and what is in them, for programs: a JSON object a finding. */
public final class CheckNdjson {
    private final PrintStream out;

    public CheckNdjson(PrintStream out) {
        this.out = out;
    }

    /** What keeps the files from being used. */
    public void problems(List<Problem> problems) {
        problems.forEach(problem -> print("problem", problem));
    }

    /** What may mean another thing than was meant, with its place. */
    public void doubts(List<Problem> warnings) {
        warnings.forEach(warning -> print("warning", warning));
    }

    private void print(String kind, Problem problem) {
        NdjsonLine.print(
                out,
                line ->
                        line.text("kind", kind)
                                .text("file", problem.file())
                                .number("line", problem.line())
                                .number("column", problem.column())
                                .text("key", problem.key())
                                .text("message", problem.message()));
    }

    /** What cannot do what its writer meant. */
    public void warnings(List<Warning> warnings) {
        for (Warning warning : warnings) {
            NdjsonLine.print(
                    out,
                    line ->
                            line.text("kind", "warning")
                                    .text("what", warning.kind().word())
                                    .text("message", warning.message()));
        }
    }

    /** A campaign, where it posts to, and where its target and the data do not fit. */
    public void campaign(Campaign campaign, List<Misfit> misfits) {
        Webhook webhook = campaign.webhook();
        NdjsonLine.print(
                out,
                line ->
                        line.text("kind", "campaign")
                                .text("campaign", campaign.name())
                                .text("url", webhook.shownUrl())
                                .text("requested", webhook.canonicalUrl())
                                .texts(
                                        "misfits",
                                        misfits.stream().map(MisfitReport::line).toList()));
    }
}
