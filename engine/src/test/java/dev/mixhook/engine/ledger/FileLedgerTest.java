package dev.mixhook.engine.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerTest extends LedgerContract {
    @TempDir private Path folder;

    @Override
    JdbcLedger open() {
        return LedgerLocation.folder(folder).open();
    }
}
