package dev.mixhook.engine.cli;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.LedgerReader;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.preview.AudiencePreview;
import dev.mixhook.engine.preview.CohortPreview;
import dev.mixhook.engine.report.PreviewReport;
import dev.mixhook.engine.state.CohortState;
import dev.mixhook.engine.warning.Played;
import dev.mixhook.targeting.person.People;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "For cohorts: what the next sync tells, by the ledger in this folder. Default: the first sync.")
    private @Nullable Path state;

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
        if (!files.warn(input.get(), Played.from(instant.get()), terminal)) {
            return ExitCode.BAD_INPUT;
        }
        input.get().moveTo(instant.get());
        PreviewReport report = new PreviewReport(terminal.out(), json);
        for (Campaign one : campaigns) {
            if (one.schedule().timing() instanceof Timing.Stream) {
                terminal.err().println(one.name() + " streams events, and looks at nobody.");
                continue;
            }
            People people = input.get().feed().people();
            AudiencePreview preview = AudiencePreview.of(one, people, instant.get());
            if (one.schedule().timing() instanceof Timing.Sync) {
                CohortState told = new CohortState(people::admit);
                told(one.name(), instant.get(), told);
                report.print(preview, CohortPreview.of(one, told, preview, people));
            } else {
                report.print(preview);
            }
        }
        return ExitCode.DONE;
    }

    private void told(String name, Instant instant, CohortState told) {
        if (state != null) {
            try (LedgerReader ledger = LedgerLocation.folder(state).read()) {
                ledger.read(
                        new LedgerSelection(name, Set.of(), null, instant.plusMillis(1), null),
                        entry -> entry.tell(told));
            }
        }
    }
}
