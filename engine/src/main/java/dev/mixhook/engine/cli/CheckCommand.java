package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.report.DataFilesReport;
import dev.mixhook.engine.report.MisfitReport;
import dev.mixhook.engine.report.UnreadableZonesReport;
import dev.mixhook.targeting.evaluation.Misfit;
import dev.mixhook.targeting.evaluation.MisfitSearch;
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

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<InputOptions.Input> input = files.check(terminal);
        if (input.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        input.get().feed().last().ifPresent(input.get()::moveTo);
        DataFilesReport.print(input.get().workspace(), terminal.err());
        boolean warned = !input.get().workspace().warnings().isEmpty();
        for (Campaign campaign : input.get().workspace().campaigns()) {
            Webhook webhook = campaign.webhook();
            terminal.out().println(campaign.name() + "  " + webhook.shownUrl());
            if (!webhook.canonicalUrl().equals(webhook.shownUrl())) {
                terminal.out().println("  is requested as " + webhook.canonicalUrl());
            }
            List<Misfit> misfits = MisfitSearch.of(campaign.target(), input.get().feed().people());
            MisfitReport.print(misfits, terminal.out());
            warned |= !misfits.isEmpty();
        }
        warned |=
                UnreadableZonesReport.print(
                        input.get().workspace().campaigns(),
                        input.get().feed().people(),
                        terminal.err());
        boolean damaged = input.get().feed().counts().damaged() > 0;
        terminal.out().println(damaged ? "The damaged lines are left out." : end(warned));
        return ExitCode.DONE;
    }

    private static String end(boolean warned) {
        return warned ? "All is well, but for what is told above." : "All is well.";
    }
}
