package dev.mixhook.engine.ledger;

import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Where a ledger is, and the one way to open it.
 *
 * <pre>{@code
 * try (JdbcLedger ledger = LedgerLocation.folder(Path.of(".mixhook")).open()) { … }
 * }</pre>
 */
public sealed interface LedgerLocation {
    /** Nowhere: an empty ledger that lives as long as this process. */
    static LedgerLocation memory() {
        return new Memory();
    }

    /** A folder, which is made if there is none when the ledger is opened. */
    static Folder folder(Path folder) {
        return new Folder(folder);
    }

    /** The folder that somebody named, or memory where they named none. */
    static LedgerLocation of(@Nullable Path folder) {
        return folder == null ? memory() : folder(folder);
    }

    /**
     * Opens the ledger, a new one if there is none. This process alone may write to it until it is
     * closed.
     *
     * @throws LedgerException if it cannot be used: another process has it, it is damaged, another
     *     version wrote it, or the place cannot be written to
     */
    JdbcLedger open();

    /** In this process's memory. */
    record Memory() implements LedgerLocation {
        @Override
        public JdbcLedger open() {
            Dialect dialect = new H2Dialect();
            try {
                return JdbcLedger.in(H2MemoryStore.open(dialect));
            } catch (SQLException e) {
                throw new Failures(dialect, "memory").of("opening it", e);
            }
        }
    }

    /**
     * In a folder, as {@code mixhook.mv.db} with {@code mixhook.mark} and {@code mixhook.lock}
     * beside it.
     *
     * @param path of the folder
     */
    record Folder(Path path) implements LedgerLocation {
        @Override
        public JdbcLedger open() {
            return JdbcLedger.in(H2FileStore.open(path));
        }

        /**
         * Opens the ledger for whom a new one would be of no use.
         *
         * @throws LedgerException if there is none, or it cannot be used
         */
        public JdbcLedger openExisting() {
            if (!Files.exists(path.resolve(CommitMark.NAME))) {
                throw new LedgerException(
                        Fault.MISSING,
                        "There is no ledger in " + path + ": nothing was sent from there.");
            }
            return open();
        }

        /**
         * Opens the ledger for reading, also while another process of this machine writes to it. If
         * none does, this one holds it until it is closed.
         *
         * @throws LedgerException if there is none, or it cannot be read
         */
        public LedgerReader read() {
            try {
                JdbcLedger own = openExisting();
                return new LedgerReader(own.entries(), own.failures(), own);
            } catch (LedgerException e) {
                if (e.fault() == Fault.LOCKED) {
                    return H2FileStore.beside(path, e);
                }
                throw e;
            }
        }
    }
}
