package dev.mixhook.engine.ledger;

import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What lies behind a failure of the database or of the disk, in words. */
final class Failures {
    /** As Linux and Windows say it: no room on the disk, or for this user, or in a file. */
    private static final List<String> FULL =
            List.of(
                    "No space left on device",
                    "Disk quota exceeded",
                    "File too large",
                    "not enough space on the disk");

    private Failures() {}

    /**
     * @param where the folder, or what else says which ledger
     */
    static LedgerException of(String doing, String where, Throwable failure) {
        Fault fault = fault(failure);
        String message =
                switch (fault) {
                    case FULL ->
                            "The disk is full: the ledger in %s cannot be written.\nWhat was committed is all there. Make room and start again; a POST that was under way counts as uncertain."
                                    .formatted(where);
                    case DAMAGED -> damage(where, reason(failure));
                    case LOCKED ->
                            "The ledger in %s is in use by another program.\nStop it first, or name another folder."
                                    .formatted(where);
                    case NEWER -> newer(where, reason(failure));
                    case NOT_WRITABLE -> notWritable(where, reason(failure));
                    case MISSING, BROKEN ->
                            "The ledger in %s failed while %s: %s"
                                    .formatted(where, doing, reason(failure));
                };
        return new LedgerException(fault, message, failure);
    }

    static LedgerException damaged(String where, String what) {
        return new LedgerException(Fault.DAMAGED, damage(where, what));
    }

    private static String damage(String where, String what) {
        return "The ledger in %s is damaged: %s.\nPut back a copy of mixhook.mv.db and mixhook.mark from before, or try what H2's recovery tool can save (org.h2.tools.Recover). To begin anew, move the folder away: everyone then counts as never sent to."
                .formatted(where, what);
    }

    /** It can be read, and is not all that was there. */
    static LedgerException lacking(String where, String what) {
        return new LedgerException(
                Fault.DAMAGED,
                "The ledger in %s lacks something: %s.\nPut back a copy of mixhook.mv.db and mixhook.mark from before. To go on with what is there, remove mixhook.mark: whomever the ledger does not know is then sent to again."
                        .formatted(where, what));
    }

    /** What is there may be all, which cannot be known. */
    static LedgerException unreadableMark(String where, long steps) {
        return new LedgerException(
                Fault.DAMAGED,
                String.format(
                        Locale.ROOT,
                        "In %s, mixhook.mark says no more how many steps were committed to the ledger, which holds %,d: it may lack some.\nPut back a copy of mixhook.mv.db and mixhook.mark from before. To go on with what is there, remove mixhook.mark: whomever the ledger does not know is then sent to again.",
                        where,
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

    static String notWritable(String where, String why) {
        return "The ledger's folder %s cannot be written to: %s.\nMake it writable, or name another one."
                .formatted(where, why);
    }

    static String newer(String where, String what) {
        return "The ledger in %s was written by another version of mixhook: %s.\nUse that version, or name another folder."
                .formatted(where, what);
    }

    private static Fault fault(Throwable failure) {
        return causes(failure)
                .map(Failures::own)
                .filter(fault -> fault != Fault.BROKEN)
                .findFirst()
                .orElse(Fault.BROKEN);
    }

    private static Fault own(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (FULL.stream().anyMatch(message::contains)) {
            return Fault.FULL;
        }
        return switch (failure) {
            case SQLException sql ->
                    switch (sql.getErrorCode()) {
                        case ErrorCode.FILE_CORRUPTED_1 -> Fault.DAMAGED;
                        case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Fault.LOCKED;
                        case ErrorCode.FILE_VERSION_ERROR_1 -> Fault.NEWER;
                        case ErrorCode.DATABASE_IS_READ_ONLY -> Fault.NOT_WRITABLE;
                        default -> Fault.BROKEN;
                    };
            case MVStoreException file ->
                    switch (file.getErrorCode()) {
                        case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND ->
                                Fault.DAMAGED;
                        default -> Fault.BROKEN;
                    };
            default -> Fault.BROKEN;
        };
    }

    /** The innermost reason, on one line. */
    static String reason(Throwable failure) {
        Throwable innermost = causes(failure).reduce((_, inner) -> inner).orElse(failure);
        return switch (innermost) {
            case FileAlreadyExistsException _ -> innermost.getMessage() + " is a file";
            case AccessDeniedException _ -> "access to " + innermost.getMessage() + " is denied";
            case NoSuchFileException _ -> "there is no " + innermost.getMessage();
            case ReadOnlyFileSystemException _ -> "its file system is read-only";
            default -> firstLine(innermost);
        };
    }

    /** Without the build number that H2 adds. */
    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst(" \\[[^\\]]*\\]$", "");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
    }
}
