package dev.mixhook.engine.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder of a ledger, which has to be there. */
final class StateOption {
    @Option(
            names = "--state",
            required = true,
            paramLabel = "DIR",
            description = "The folder that the ledger is in.")
    private Path folder = Path.of("");

    Path folder() {
        return folder;
    }
}
