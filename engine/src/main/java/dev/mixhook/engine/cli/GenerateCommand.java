package dev.mixhook.engine.cli;

import dev.mixhook.engine.generator.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mixhook generate}: a made-up shop of any size, in Mixpanel's export formats. */
@Command(
        name = "generate",
        description =
                "Writes people and events of a made-up shop: profiles.jsonl and events.jsonl.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "DIR",
            description = "The folder; files of these names are overwritten.")
    private @Nullable Path folder;

    @Option(
            names = "--people",
            paramLabel = "N",
            description = "How many, from 40. Default: as in the sample.")
    private @Nullable Integer people;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed, another shop.")
    private @Nullable Long seed;

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = Converters.ToWhen.class,
            description = "When the profiles are taken; 90 days before and after it are written.")
    private @Nullable ZonedInput from;

    GenerateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Shop sample = Shop.harbourAndReed();
        try {
            Shop shop =
                    new Shop(
                            seed == null ? sample.seed() : seed,
                            people == null ? sample.people() : people,
                            from == null ? sample.from() : from.in(ZoneOffset.UTC),
                            sample.daysBefore(),
                            sample.daysAfter());
            shop.writeTo(Objects.requireNonNull(folder, "picocli requires it"));
            return ExitCode.DONE;
        } catch (IllegalArgumentException e) {
            terminal.err().println(e.getMessage());
        } catch (IOException e) {
            terminal.err().println("Not written: " + e.getMessage());
        }
        return ExitCode.BAD_INPUT;
    }
}
