package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.state.DeadLetters;
import dev.mixhook.engine.state.DeadLetters.DeadLetter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which of a ledger's entries. */
final class SelectionOptions {
    @Option(
            names = {"-c", "--campaign"},
            paramLabel = "NAME",
            description = "Only of this campaign.")
    private @Nullable String campaign;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Converters.ToWhen.class,
            description = "Only what happened then or later: " + ZonedInput.FORMS + ".")
    private @Nullable ZonedInput from;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Converters.ToWhen.class,
            description = "Only what happened before then, written likewise.")
    private @Nullable ZonedInput until;

    /**
     * The entries that are meant.
     *
     * @param zone of times that were typed without an offset
     */
    LedgerSelection ledgerSelection(ZoneId zone) {
        return new LedgerSelection(
                campaign, Set.of(), instant(from, zone), instant(until, zone), null);
    }

    /**
     * All that leads to the end of the time that is selected.
     *
     * @param zone of times that were typed without an offset
     */
    LedgerSelection untilThen(ZoneId zone) {
        return new LedgerSelection(campaign, Set.of(), null, instant(until, zone), null);
    }

    /**
     * The users who were given up in the time that is selected.
     *
     * @param user those among whom they are, if any are named
     * @param zone of times that were typed without an offset
     * @param ledger reads entries
     */
    List<DeadLetter> deadLetters(
            UserOption user, ZoneId zone, BiConsumer<LedgerSelection, Consumer<Entry>> ledger) {
        return DeadLetters.read(campaign, instant(from, zone), instant(until, zone), ledger)
                .stream()
                .filter(letter -> user.isAmong(letter.user()))
                .toList();
    }

    private static @Nullable Instant instant(@Nullable ZonedInput typed, ZoneId zone) {
        return typed == null ? null : typed.in(zone);
    }
}
