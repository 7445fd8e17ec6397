package dev.mixhook.engine.ledger;

import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What is wrong with the files of a ledger's folder, in words. */
final class FolderFailures {
    private FolderFailures() {}

    /** A folder that can be read, and has not all that was there. */
    static LedgerException lacking(String folder, String what) {
        return new LedgerException(
                Fault.DAMAGED,
                "The ledger in %s lacks something: %s.\nPut back a copy of mixhook.mv.db and mixhook.mark from before. To go on with what is there, remove mixhook.mark: whomever the ledger does not know is then sent to again."
                        .formatted(folder, what));
    }

    /** What is there may be all, which cannot be known. */
    static LedgerException unreadableMark(String folder, long steps) {
        return new LedgerException(
                Fault.DAMAGED,
                String.format(
                        Locale.ROOT,
                        "In %s, mixhook.mark says no more how many steps were committed to the ledger, which holds %,d: it may lack some.\nPut back a copy of mixhook.mv.db and mixhook.mark from before. To go on with what is there, remove mixhook.mark: whomever the ledger does not know is then sent to again.",
                        folder,
                        steps));
    }

    /** Something else stands where a file of the ledger belongs. */
    static LedgerException noFile(Path file) {
        String what =
                Files.isDirectory(file)
                        ? "is a folder"
                        : Files.exists(file) ? "is no file" : "is a link to nothing";
        return new LedgerException(
                Fault.NOT_WRITABLE,
                "The ledger cannot be kept in %s: %s there %s, where a file of the ledger belongs.\nMove it away, or name another folder."
                        .formatted(file.getParent(), file.getFileName(), what));
    }
}
