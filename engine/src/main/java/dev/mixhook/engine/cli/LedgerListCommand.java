package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.LedgerReader;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.report.LedgerReport;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mixhook ledger list}. */
@Command(
        name = "list",
        description =
                "Shows POSTs, their users and what became of them, and what else happened to users.",
        mixinStandardHelpOptions = true)
final class LedgerListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private StateOption state = new StateOption();

    @Mixin private SelectionOptions which = new SelectionOptions();

    @Mixin private UserOption user = new UserOption();

    @Option(
            names = "--outcome",
            paramLabel = "STATE",
            converter = Converters.ToState.class,
            description =
                    "Only POSTs that are accepted, refused, unreachable, uncertain, sent (no outcome yet) or planned.")
    private @Nullable PostState outcome;

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private UtcOption utc = new UtcOption();

    LedgerListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        LedgerSelection ledgerSelection =
                which.ledgerSelection(utc.here(terminal).zone())
                        .ofUsers(Set.copyOf(user.users()))
                        .of(outcome);
        LedgerReport report = LedgerCommand.report(terminal, json, utc);
        try (LedgerReader ledger = state.required(terminal.environment()).read()) {
            ledger.read(ledgerSelection, report::entry);
        }
        return ExitCode.DONE;
    }
}
