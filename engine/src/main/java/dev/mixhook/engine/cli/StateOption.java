package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.LedgerLocation;
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

    LedgerLocation.Folder location() {
        return LedgerLocation.folder(folder);
    }
}
