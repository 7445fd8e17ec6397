package dev.mixhook.engine.cli;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The instant that is looked at. */
final class AtOption {
    static final String MISSING = missing("--at");

    static String missing(String option) {
        return "There is no event to tell when. Say it: "
                + option
                + " today, or a date as 2026-04-02.";
    }

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = Converters.ToWhen.class,
            description = {
                "The time to look at: " + ZonedInput.FORMS + ".",
                "Default: the project's from, else the last event or update."
            })
    private @Nullable ZonedInput at;

    Optional<Instant> of(InputOptions.Input input) {
        return of(at, input);
    }

    /** The instant that was typed, else where the data's past ends. */
    static Optional<Instant> of(@Nullable ZonedInput typed, InputOptions.Input input) {
        return Optional.ofNullable(typed)
                .map(zonedInput -> zonedInput.in(input.workspace().project().zone()))
                .or(() -> input.workspace().project().start())
                .or(() -> input.feed().last());
    }
}
