package dev.mixhook.engine.ledger;

import java.sql.SQLException;
import java.util.function.Consumer;

/** Reads a ledger, also while another process of this machine writes to it. */
public final class LedgerReader implements AutoCloseable {
    private final EntryReader entries;
    private final Failures failures;
    private final AutoCloseable source;

    /**
     * @param source is closed with it
     */
    LedgerReader(EntryReader entries, Failures failures, AutoCloseable source) {
        this.entries = entries;
        this.failures = failures;
        this.source = source;
    }

    /** Tells everything that is selected, in the order in which it came. */
    public void read(LedgerSelection ledgerSelection, Consumer<Entry> reader) {
        try {
            entries.read(ledgerSelection, reader);
        } catch (SQLException e) {
            throw failures.of("reading", e);
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (LedgerException e) {
            throw e;
        } catch (Exception e) {
            throw failures.of("closing it", e);
        }
    }
}
