package dev.mixhook.engine.cli;

import dev.mixhook.engine.report.LedgerConsole;
import dev.mixhook.engine.report.LedgerNdjson;
import dev.mixhook.engine.report.LedgerReport;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;

/** {@code mixhook ledger}: what was sent, from a folder that {@code --state} named. */
@Command(
        name = "ledger",
        description = {
            "Shows what a ledger holds, and changes what is to come.",
            "list, user and dead also read beside a running mixhook; forget, redeliver and resume need it stopped."
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
final class LedgerCommand {
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
