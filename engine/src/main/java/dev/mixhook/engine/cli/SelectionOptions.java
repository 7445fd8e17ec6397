package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.state.DeadLetters;
import dev.mixhook.engine.state.DeadLetters.DeadLetter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which of a ledger's entries; what has no offset is in UTC, as a ledger knows no project. */
final class SelectionOptions {
    @Option(names = "--campaign", paramLabel = "NAME", description = "Only of this one.")
    private @Nullable String campaign;

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            converter = Converters.ToWhen.class,
            description = "Only what happened then or later.")
    private @Nullable ZonedInput since;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            converter = Converters.ToWhen.class,
            description = "Only what happened before.")
    private @Nullable ZonedInput until;

    LedgerSelection ledgerSelection() {
        return new LedgerSelection(campaign, Set.of(), instant(since), instant(until), null);
    }

    /**
     * The users who were given up in the time that is selected.
     *
     * @param ledger reads entries
     */
    List<DeadLetter> deadLetters(BiConsumer<LedgerSelection, Consumer<Entry>> ledger) {
        return DeadLetters.read(campaign, instant(since), instant(until), ledger);
    }

    private static @Nullable Instant instant(@Nullable ZonedInput zonedInput) {
        return zonedInput == null ? null : zonedInput.in(ZoneOffset.UTC);
    }
}
