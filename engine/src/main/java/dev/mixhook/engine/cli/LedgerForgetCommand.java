package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.targeting.value.CodePoints;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mixhook ledger forget} (R-S11). */
@Command(
        name = "forget",
        description =
                "What a campaign sent does not count any more: whoever matches is due again, limits begin anew.",
        mixinStandardHelpOptions = true)
final class LedgerForgetCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "CAMPAIGN", description = "Its name.")
    private String campaign = "";

    @Option(
            names = "--user",
            paramLabel = "ID",
            description = "Only for this user; can be given more than once. Default: everyone.")
    private List<String> users = List.of();

    @Mixin private StateOption state = new StateOption();

    @Option(names = "--json", description = LedgerCommand.JSON)
    private boolean json;

    LedgerForgetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (JdbcLedger ledger = state.location().openExisting()) {
            Set<String> campaigns = new TreeSet<>();
            Set<String> unknown = new TreeSet<>(users);
            ledger.read(LedgerSelection.EVERYTHING, entry -> look(entry, campaigns, unknown));
            if (!campaigns.contains(campaign)) {
                return terminal.badInput(
                        "The ledger knows no campaign %s, but: %s."
                                .formatted(campaign, String.join(", ", campaigns)));
            }
            if (!unknown.isEmpty()) {
                return terminal.badInput(
                        "The ledger tells nothing of %s in %s; nothing was changed."
                                .formatted(String.join(", ", unknown), campaign));
            }
            forget(ledger);
        }
        return ExitCode.DONE;
    }

    private void look(Entry entry, Set<String> campaigns, Set<String> unknown) {
        campaigns.add(entry.campaign());
        if (entry.campaign().equals(campaign)) {
            unknown.removeAll(entry.users());
        }
    }

    private void forget(JdbcLedger ledger) {
        Notice notice =
                new Notice(
                        campaign,
                        ledger.latest().orElseThrow(),
                        Notice.Kind.FORGOTTEN,
                        LedgerCommand.byHand(terminal),
                        users.stream().distinct().sorted(CodePoints::compare).toList());
        ledger.note(notice);
        LedgerCommand.report(terminal, json).entry(new Entry.Noted(notice));
    }
}
