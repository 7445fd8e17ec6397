package dev.mixhook.engine.cli;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The instant that is looked at. */
final class AtOption {
    static final String MISSING = "There is no event to tell when. Say it: --at 2026-01-01.";

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Converters.ToWhen.class,
            description =
                    "The instant to look at. Default: the project's from, else the last event or update.")
    private @Nullable When at;

    Optional<Instant> of(InputOptions.Input input) {
        return Optional.ofNullable(at)
                .map(when -> when.in(input.workspace().project().zone()))
                .or(() -> input.workspace().project().start())
                .or(() -> input.feed().last());
    }
}
