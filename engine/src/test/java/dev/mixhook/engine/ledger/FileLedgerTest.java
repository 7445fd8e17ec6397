package dev.mixhook.engine.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerTest extends LedgerContract {
    @TempDir private Path folder;

    @Override
    H2Ledger open() {
        return H2Ledger.open(folder);
    }
}
