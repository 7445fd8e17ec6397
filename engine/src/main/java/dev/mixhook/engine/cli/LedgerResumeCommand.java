package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.ledger.Notice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mixhook ledger resume} (R-C9). */
@Command(
        name = "resume",
        description =
                "Ends the pause of a campaign whose receiver wanted no more, or that was paused by hand: its next run goes out again.",
        mixinStandardHelpOptions = true)
final class LedgerResumeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "CAMPAIGN", description = "Its name.")
    private String campaign = "";

    @Mixin private StateOption state = new StateOption();

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private UtcOption utc = new UtcOption();

    LedgerResumeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (JdbcLedger ledger = state.required(terminal.environment()).openExisting()) {
            Map<String, String> paused = new TreeMap<>();
            ledger.read(LedgerSelection.EVERYTHING, entry -> look(entry, paused));
            if (!paused.containsKey(campaign)) {
                return terminal.badInput(
                        "%s is not paused; %s."
                                .formatted(
                                        campaign,
                                        paused.isEmpty()
                                                ? "nothing is"
                                                : "paused is " + told(paused)));
            }
            Notice notice =
                    new Notice(
                            campaign,
                            ledger.latest().orElseThrow(),
                            Notice.Kind.DELIVERY_RESUMED,
                            LedgerCommand.byHand(terminal),
                            List.of());
            ledger.note(notice);
            LedgerCommand.report(terminal, json, utc).entry(new Entry.Noted(notice));
        }
        return ExitCode.DONE;
    }

    private static String told(Map<String, String> paused) {
        return paused.entrySet().stream()
                .map(one -> one.getKey() + " (" + one.getValue() + ')')
                .collect(Collectors.joining(", "));
    }

    private static void look(Entry entry, Map<String, String> paused) {
        if (entry instanceof Entry.Noted(Notice notice)) {
            switch (notice.kind()) {
                case DELIVERY_PAUSED -> paused.put(notice.campaign(), notice.why());
                case DELIVERY_RESUMED -> paused.remove(notice.campaign());
                case STARTED,
                        RESUMED,
                        PAUSED,
                        IDLE,
                        SUPPRESSED,
                        REQUALIFIED,
                        DEAD,
                        DROPPED,
                        FORGOTTEN,
                        REDELIVERED,
                        JOINED,
                        LATE,
                        LATE_DROPPED -> {}
            }
        }
    }
}
