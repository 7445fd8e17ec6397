package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.LedgerLocation;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The folder of a ledger. */
final class StateOption {
    static final String VARIABLE = "MIXHOOK_STATE";

    @Option(
            names = {"-s", "--state"},
            paramLabel = "DIR",
            description = "The folder of the ledger. In the environment: $" + VARIABLE + ".")
    private @Nullable Path state;

    /** The folder that the command line names, else the environment; null if neither does. */
    @Nullable Path folder(Map<String, String> environment) {
        if (state != null) {
            return state;
        }
        String named = environment.getOrDefault(VARIABLE, "");
        return named.isBlank() ? null : Path.of(named);
    }

    /**
     * The folder, where there has to be one.
     *
     * @throws CommandRefusedException if none is named
     */
    LedgerLocation.Folder required(Map<String, String> environment) {
        Path folder = folder(environment);
        if (folder == null) {
            throw CommandRefusedException.badInput(
                    "Say where the ledger is: --state DIR, or "
                            + VARIABLE
                            + "=DIR in the environment.");
        }
        return LedgerLocation.folder(folder);
    }
}
