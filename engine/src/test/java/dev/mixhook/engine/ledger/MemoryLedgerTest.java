package dev.mixhook.engine.ledger;

class MemoryLedgerTest extends LedgerContract {
    @Override
    H2Ledger open() {
        return H2Ledger.inMemory();
    }
}
