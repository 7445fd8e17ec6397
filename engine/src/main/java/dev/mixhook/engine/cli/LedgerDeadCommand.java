package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.LedgerReader;
import dev.mixhook.engine.report.LedgerReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mixhook ledger dead}. */
@Command(
        name = "dead",
        description = "Shows the dead letters: who was given up, why, and what failed them last.",
        mixinStandardHelpOptions = true)
final class LedgerDeadCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private StateOption state = new StateOption();

    @Mixin private SelectionOptions which = new SelectionOptions();

    @Mixin private UserOption user = new UserOption();

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private UtcOption utc = new UtcOption();

    LedgerDeadCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        LedgerReport report = LedgerCommand.report(terminal, json, utc);
        try (LedgerReader ledger = state.required(terminal.environment()).read()) {
            which.deadLetters(user, utc.here(terminal).zone(), ledger::read).forEach(report::dead);
        }
        return ExitCode.DONE;
    }
}
