package dev.mixhook.engine.ledger;

import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Reads the ledger in a folder, also while another process of this machine writes to it. If none
 * does, this one holds it until it is closed.
 */
public final class LedgerReader implements AutoCloseable {
    private final Path folder;
    private final Connection connection;
    private final AutoCloseable source;

    private LedgerReader(Path folder, Connection connection, AutoCloseable source) {
        this.folder = folder;
        this.connection = connection;
        this.source = source;
    }

    /**
     * The ledger in a folder.
     *
     * @throws LedgerException if there is none, or it cannot be read
     */
    public static LedgerReader open(Path folder) {
        requireOne(folder);
        try {
            H2Ledger own = H2Ledger.open(folder);
            return new LedgerReader(folder, own.connection(), own);
        } catch (LedgerException e) {
            if (e.fault() == Fault.LOCKED) {
                return beside(folder, e);
            }
            throw e;
        }
    }

    /**
     * For whom a new ledger would be of no use.
     *
     * @throws LedgerException if there is none in the folder
     */
    public static void requireOne(Path folder) {
        if (!Files.exists(folder.resolve("mixhook.mark"))) {
            throw new LedgerException(
                    Fault.MISSING,
                    "There is no ledger in " + folder + ": nothing was sent from there.");
        }
    }

    private static LedgerReader beside(Path folder, LedgerException locked) {
        try {
            String address = StateFolder.holder(folder).address();
            if (address.isEmpty()) {
                throw locked;
            }
            Connection connection = Database.servedAt(address);
            return new LedgerReader(folder, connection, connection);
        } catch (IOException | SQLException e) {
            locked.addSuppressed(e);
            throw locked;
        }
    }

    /** Everything that is selected, in the order in which it came. */
    public void read(Selection selection, Consumer<Entry> reader) {
        try {
            new LedgerQuery(connection).read(selection, reader);
        } catch (SQLException e) {
            throw Failures.of("reading", folder.toString(), e);
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (LedgerException e) {
            throw e;
        } catch (Exception e) {
            throw Failures.of("closing it", folder.toString(), e);
        }
    }
}
