package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.report.CheckNdjson;
import dev.mixhook.engine.report.DataFilesReport;
import dev.mixhook.engine.report.MisfitReport;
import dev.mixhook.engine.report.UnreadableZonesReport;
import dev.mixhook.engine.report.WarningReport;
import dev.mixhook.engine.warning.Played;
import dev.mixhook.engine.warning.Warning;
import dev.mixhook.engine.warning.WarningSearch;
import dev.mixhook.targeting.evaluation.Misfit;
import dev.mixhook.targeting.evaluation.MisfitSearch;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mixhook check}: everything that is wrong with the files; nothing is sent. */
@Command(
        name = "check",
        description = "Checks campaign, project and data files; sends nothing.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private InputOptions files = new InputOptions();

    @Mixin private JsonOption json = new JsonOption();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CheckNdjson programs = new CheckNdjson(terminal.out());
        if (json.isOn()) {
            files.tell(programs::problems);
        }
        Optional<InputOptions.Input> input = files.check(terminal);
        if (input.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        Workspace workspace = input.get().workspace();
        Feed feed = input.get().feed();
        Instant from = workspace.project().start().or(feed::last).orElse(null);
        List<Warning> warnings = WarningSearch.of(workspace, feed, Played.from(from));
        feed.last().ifPresent(input.get()::moveTo);
        WarningReport.print(warnings, terminal.err());
        DataFilesReport.print(workspace, terminal.err());
        boolean warned = !workspace.warnings().isEmpty() || !warnings.isEmpty();
        if (json.isOn()) {
            programs.doubts(workspace.warnings());
            programs.warnings(warnings);
        }
        for (Campaign campaign : workspace.campaigns()) {
            List<Misfit> misfits = MisfitSearch.of(campaign.target(), feed.people());
            if (json.isOn()) {
                programs.campaign(campaign, misfits);
            } else {
                print(campaign, misfits);
            }
            warned |= !misfits.isEmpty();
        }
        warned |= UnreadableZonesReport.print(workspace.campaigns(), feed.people(), terminal.err());
        boolean damaged = feed.counts().damaged() > 0;
        PrintStream end = json.isOn() ? terminal.err() : terminal.out();
        end.println(damaged ? "The damaged lines are left out." : end(warned));
        return files.passes(!warned, terminal) ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }

    private void print(Campaign campaign, List<Misfit> misfits) {
        Webhook webhook = campaign.webhook();
        terminal.out().println(campaign.name() + "  " + webhook.shownUrl());
        if (!webhook.canonicalUrl().equals(webhook.shownUrl())) {
            terminal.out().println("  is requested as " + webhook.canonicalUrl());
        }
        MisfitReport.print(misfits, terminal.out());
    }

    private static String end(boolean warned) {
        return warned ? "All is well, except for the warnings above." : "All is well.";
    }
}
