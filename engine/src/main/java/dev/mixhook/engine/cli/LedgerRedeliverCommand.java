package dev.mixhook.engine.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerReader;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.report.LedgerReport;
import dev.mixhook.engine.state.DeadLetters.DeadLetter;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.targeting.value.CodePoints;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mixhook ledger redeliver}. */
@Command(
        name = "redeliver",
        description =
                "Puts users of the dead letters back into the queue: they go out with their campaign's next attempt.",
        mixinStandardHelpOptions = true)
final class LedgerRedeliverCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--failed",
            description = "Those who were given up; who is re-queued comes again by themselves.")
    private boolean failed;

    @Option(names = "--dry-run", description = "Only show who it would be.")
    private boolean dryRun;

    @Mixin private StateOption state = new StateOption();

    @Mixin private SelectionOptions which = new SelectionOptions();

    @Mixin private UserOption user = new UserOption();

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private UtcOption utc = new UtcOption();

    LedgerRedeliverCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!failed) {
            return terminal.badInput("Say whom to put back: --failed, those who were given up.");
        }
        return dryRun ? show() : redeliver();
    }

    private int show() {
        LedgerReport report = LedgerCommand.report(terminal, json, utc);
        try (LedgerReader ledger = state.required(terminal.environment()).read()) {
            List<DeadLetter> letters =
                    which.deadLetters(user, utc.here(terminal).zone(), ledger::read);
            letters.forEach(report::dead);
            say("%s would be put back; nothing was changed.%n", letters);
        }
        return ExitCode.DONE;
    }

    private int redeliver() {
        LedgerReport report = LedgerCommand.report(terminal, json, utc);
        try (JdbcLedger ledger = state.required(terminal.environment()).openExisting()) {
            List<DeadLetter> letters =
                    which.deadLetters(user, utc.here(terminal).zone(), ledger::read);
            for (Notice notice : notices(letters, ledger)) {
                ledger.note(notice);
                report.entry(new Entry.Noted(notice));
            }
            say("Put back into the queue: %s.%n", letters);
        }
        return ExitCode.DONE;
    }

    private void say(String what, List<DeadLetter> letters) {
        terminal.err().printf(what, Counted.of(letters.size(), "user"));
    }

    private List<Notice> notices(List<DeadLetter> letters, JdbcLedger ledger) {
        String why = LedgerCommand.byHand(terminal);
        return letters.stream()
                .collect(groupingBy(DeadLetter::campaign, TreeMap::new, toList()))
                .entrySet()
                .stream()
                .map(
                        campaign ->
                                new Notice(
                                        campaign.getKey(),
                                        ledger.latest().orElseThrow(),
                                        Notice.Kind.REDELIVERED,
                                        why,
                                        campaign.getValue().stream()
                                                .map(DeadLetter::user)
                                                .sorted(CodePoints::compare)
                                                .toList()))
                .toList();
    }
}
