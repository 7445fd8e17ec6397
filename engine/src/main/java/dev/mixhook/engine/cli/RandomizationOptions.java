package dev.mixhook.engine.cli;

import dev.mixhook.engine.contract.Randomization;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is left to chance in a verification. */
final class RandomizationOptions {
    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Stands in the ids of the users, and repeats a run. Default: another one each time.")
    private @Nullable Long seed;

    @Option(
            names = "--shuffle",
            description = "Play the scenarios in an order that is drawn with the seed.")
    private boolean shuffle;

    boolean isSeedGiven() {
        return seed != null;
    }

    /**
     * The seed and the order that were asked for.
     *
     * @param clock gives a seed where none is
     */
    Randomization chance(InstantSource clock) {
        return new Randomization(seed == null ? clock.millis() : seed, shuffle);
    }
}
