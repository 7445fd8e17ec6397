package dev.mixhook.engine.cli;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.preview.UpcomingRuns;
import dev.mixhook.engine.report.UnreadableZonesReport;
import dev.mixhook.engine.report.UpcomingRunsReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mixhook schedule}: when campaigns run next; nothing is sent. */
@Command(
        name = "schedule",
        description = "Shows when campaigns run next, and where a run is moved, why.",
        mixinStandardHelpOptions = true)
final class ScheduleCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private InputOptions files = new InputOptions();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Converters.ToWhen.class,
            description = {
                "The first time to look at: " + ZonedInput.FORMS + ".",
                "Default: the project's from, else the last event or update."
            })
    private @Nullable ZonedInput from;

    @Option(
            names = "--next",
            paramLabel = "N",
            defaultValue = "30",
            description = "How many runs of all campaigns. Default: ${DEFAULT-VALUE}.")
    private int next;

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private UtcOption utc = new UtcOption();

    ScheduleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (next < 1) {
            return terminal.badInput("--next is 1 or more, was " + next + '.');
        }
        Optional<InputOptions.Input> input = files.read(terminal);
        if (input.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        Optional<Instant> instant = AtOption.of(from, input.get());
        if (instant.isEmpty()) {
            return terminal.badInput(AtOption.missing("--from"));
        }
        List<Campaign> campaigns = input.get().workspace().campaigns();
        input.get().moveTo(instant.get());
        UnreadableZonesReport.print(campaigns, input.get().feed().people(), terminal.err());
        new UpcomingRunsReport(terminal.out(), json.isOn(), utc.of(input.get().zone()))
                .print(
                        UpcomingRuns.of(
                                campaigns, input.get().feed().people(), instant.get(), next));
        return ExitCode.DONE;
    }
}
