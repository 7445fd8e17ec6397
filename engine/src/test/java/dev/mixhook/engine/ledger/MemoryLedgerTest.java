package dev.mixhook.engine.ledger;

class MemoryLedgerTest extends LedgerContract {
    @Override
    JdbcLedger open() {
        return LedgerLocation.memory().open();
    }
}
