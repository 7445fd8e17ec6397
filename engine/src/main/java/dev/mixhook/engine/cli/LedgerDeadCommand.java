package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.LedgerReader;
import dev.mixhook.engine.report.LedgerReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mixhook ledger dead}. */
@Command(
        name = "dead",
        description = "Shows the dead letters: who was given up, why, and what failed them last.",
        mixinStandardHelpOptions = true)
final class LedgerDeadCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private StateOption state = new StateOption();

    @Mixin private SelectionOptions which = new SelectionOptions();

    @Option(names = "--json", description = LedgerCommand.JSON)
    private boolean json;

    LedgerDeadCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        LedgerReport report = LedgerCommand.report(terminal, json);
        try (LedgerReader ledger = state.location().read()) {
            which.deadLetters(ledger::read).forEach(report::dead);
        }
        return ExitCode.DONE;
    }
}
