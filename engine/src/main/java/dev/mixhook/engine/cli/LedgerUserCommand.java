package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.LedgerReader;
import dev.mixhook.engine.report.LedgerReport;
import dev.mixhook.engine.state.JoinedIds;
import dev.mixhook.engine.state.Memberships;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mixhook ledger user}. */
@Command(
        name = "user",
        description =
                "Tells one user's story: sent, refused, suppressed, requalified, given up, forgotten, and why.",
        mixinStandardHelpOptions = true)
final class LedgerUserCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "Their $distinct_id.")
    private String user = "";

    @Mixin private StateOption state = new StateOption();

    @Mixin private SelectionOptions which = new SelectionOptions();

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private UtcOption utc = new UtcOption();

    LedgerUserCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        LedgerReport report = LedgerCommand.report(terminal, json, utc);
        boolean[] known = {false};
        try (LedgerReader ledger = state.required(terminal.environment()).read()) {
            Set<String> ids = JoinedIds.of(user, ledger::read);
            ledger.read(
                    which.ledgerSelection(utc.here(terminal).zone()).ofUsers(ids),
                    entry -> {
                        known[0] = true;
                        report.entry(user, JoinedIds.in(entry, user, ids), entry);
                    });
            if (known[0]) {
                Memberships memberships = new Memberships(user);
                ledger.read(which.untilThen(utc.here(terminal).zone()), memberships);
                memberships.all().forEach(one -> report.membership(user, one));
            }
        }
        if (!known[0]) {
            terminal.err().println("The ledger tells nothing of " + user + '.');
        }
        return ExitCode.DONE;
    }
}
