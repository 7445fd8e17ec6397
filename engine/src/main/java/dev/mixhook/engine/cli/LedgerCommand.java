package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.LedgerReader;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.page.LedgerPage;
import dev.mixhook.engine.report.LedgerConsole;
import dev.mixhook.engine.report.LedgerNdjson;
import dev.mixhook.engine.report.LedgerReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mixhook ledger}: what was sent, from a folder that {@code --state} named. */
@Command(
        name = "ledger",
        description = {
            "Shows what a ledger holds, and changes what is to come.",
            "list, user and dead also read beside a running mixhook; forget, redeliver and resume need it stopped.",
            "With --html and without a command, it writes a page to look at."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LedgerListCommand.class,
            LedgerUserCommand.class,
            LedgerDeadCommand.class,
            LedgerForgetCommand.class,
            LedgerRedeliverCommand.class,
            LedgerResumeCommand.class
        })
final class LedgerCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = {"--html", "--html-file"},
            paramLabel = "FILE",
            description = "Write all of it as a page to look at: one file that loads nothing.")
    private @Nullable Path html;

    @Mixin private StateOption state = new StateOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    LedgerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (html == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Say which: "
                            + String.join(", ", spec.subcommands().keySet())
                            + "; or --html FILE for a page.");
        }
        LedgerPage page = new LedgerPage(UtcOption.zoneHere(terminal));
        LedgerLocation.Folder location = state.required(terminal.environment());
        try (LedgerReader ledger = location.read()) {
            ledger.read(LedgerSelection.EVERYTHING, page::entry);
        }
        page.write(html, "ledger");
        return ExitCode.DONE;
    }

    static LedgerReport report(Terminal terminal, JsonOption json, UtcOption utc) {
        return json.isOn()
                ? new LedgerNdjson(terminal.out())
                : new LedgerConsole(terminal.out(), utc.here(terminal));
    }

    /** How a notice that somebody typed is told from the engine's own. */
    static String byHand(Terminal terminal) {
        return "by hand, " + terminal.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
