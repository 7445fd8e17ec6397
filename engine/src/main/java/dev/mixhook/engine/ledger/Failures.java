package dev.mixhook.engine.ledger;

import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies behind a failure of the database or of the disk, in words.
 *
 * @param place of the ledger: its folder, or what else says which one
 */
record Failures(Dialect dialect, String place) {
    /**
     * The words in which Linux and Windows say that there is no room: on the disk, for this user,
     * or in a file.
     */
    private static final List<String> FULL =
            List.of(
                    "No space left on device",
                    "Disk quota exceeded",
                    "File too large",
                    "not enough space on the disk");

    /**
     * @param doing what failed, such as {@code reading}
     */
    LedgerException of(String doing, Throwable failure) {
        Fault fault = fault(failure);
        String message =
                switch (fault) {
                    case FULL ->
                            "The disk is full: the ledger in %s cannot be written.\nWhat was committed is all there. Make room and start again; a POST that was under way counts as uncertain."
                                    .formatted(place);
                    case DAMAGED -> damage(reason(failure));
                    case LOCKED ->
                            "The ledger in %s is in use by another program.\nStop it first, or name another folder."
                                    .formatted(place);
                    case NEWER -> newer(place, reason(failure));
                    case NOT_WRITABLE -> notWritable(place, reason(failure));
                    case MISSING, BROKEN ->
                            "The ledger in %s failed while %s: %s"
                                    .formatted(place, doing, reason(failure));
                };
        return new LedgerException(fault, message, failure);
    }

    LedgerException damaged(String what) {
        return new LedgerException(Fault.DAMAGED, damage(what));
    }

    private String damage(String what) {
        return "The ledger in %s is damaged: %s.\n%s".formatted(place, what, dialect.recovery());
    }

    static String notWritable(String where, String why) {
        return "The ledger's folder %s cannot be written to: %s.\nMake it writable, or name another one."
                .formatted(where, why);
    }

    static String newer(String where, String what) {
        return "The ledger in %s was written by another version of mixhook: %s.\nUse that version, or name another folder."
                .formatted(where, what);
    }

    private Fault fault(Throwable failure) {
        return causes(failure)
                .map(this::own)
                .filter(fault -> fault != Fault.BROKEN)
                .findFirst()
                .orElse(Fault.BROKEN);
    }

    private Fault own(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (FULL.stream().anyMatch(message::contains)) {
            return Fault.FULL;
        }
        return failure instanceof UnknownWordException ? Fault.NEWER : dialect.fault(failure);
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

    /** Without the number in brackets that H2 adds. */
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
