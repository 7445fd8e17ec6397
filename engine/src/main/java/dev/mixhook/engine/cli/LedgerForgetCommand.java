package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.targeting.value.CodePoints;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mixhook ledger forget} (R-S11). */
@Command(
        name = "forget",
        description =
                "What a campaign sent does not count any more: whoever matches is due again, limits begin anew.",
        mixinStandardHelpOptions = true)
final class LedgerForgetCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = {"-c", "--campaign"},
            required = true,
            paramLabel = "NAME",
            description = "The campaign.")
    private String campaign = "";

    @Mixin private UserOption who = new UserOption();

    @Mixin private StateOption state = new StateOption();

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private UtcOption utc = new UtcOption();

    LedgerForgetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (JdbcLedger ledger = state.required(terminal.environment()).openExisting()) {
            Set<String> campaigns = new TreeSet<>();
            Set<String> unknown = new TreeSet<>(who.users());
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
                        who.users().stream().distinct().sorted(CodePoints::compare).toList());
        ledger.note(notice);
        LedgerCommand.report(terminal, json, utc).entry(new Entry.Noted(notice));
    }
}
