package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.DeadLetters;
import dev.mixhook.engine.ledger.DeadLetters.DeadLetter;
import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.Selection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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

    Selection selection() {
        return new Selection(campaign, null, instant(since), instant(until), null);
    }

    /**
     * The users who were given up in the time that is selected.
     *
     * @param ledger reads entries
     */
    List<DeadLetter> deadLetters(BiConsumer<Selection, Consumer<Entry>> ledger) {
        DeadLetters dead = new DeadLetters();
        ledger.accept(Selection.EVERYTHING.ofCampaign(campaign), dead);
        Instant from = instant(since);
        Instant to = instant(until);
        return dead.all().stream()
                .filter(letter -> from == null || !letter.at().isBefore(from))
                .filter(letter -> to == null || letter.at().isBefore(to))
                .toList();
    }

    private static @Nullable Instant instant(@Nullable ZonedInput zonedInput) {
        return zonedInput == null ? null : zonedInput.in(ZoneOffset.UTC);
    }
}
