package dev.mixhook.engine.cli;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.preview.AudiencePreview;
import dev.mixhook.engine.report.PreviewReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mixhook preview}: who matches at an instant; nothing is sent. */
@Command(
        name = "preview",
        description =
                "Shows who matches at an instant, how many at each part of the target, and the batches.",
        mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private InputOptions files = new InputOptions();

    @Mixin private AtOption at = new AtOption();

    @Mixin private CampaignOption campaign = new CampaignOption();

    @Option(names = "--json", description = "NDJSON on stdout: a line a campaign.")
    private boolean json;

    PreviewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<InputOptions.Input> input = files.read(terminal);
        if (input.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        Optional<Instant> instant = at.of(input.get());
        if (instant.isEmpty()) {
            return terminal.badInput(AtOption.MISSING);
        }
        List<Campaign> campaigns = campaign.of(input.get());
        if (campaigns.isEmpty()) {
            return terminal.badInput(CampaignOption.MISSING);
        }
        input.get().moveTo(instant.get());
        PreviewReport report = new PreviewReport(terminal.out(), json);
        for (Campaign one : campaigns) {
            report.print(AudiencePreview.of(one, input.get().feed().people(), instant.get()));
        }
        return ExitCode.DONE;
    }
}
