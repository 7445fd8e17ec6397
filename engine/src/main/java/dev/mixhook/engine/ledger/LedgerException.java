package dev.mixhook.engine.ledger;

/**
 * The ledger cannot be used. The message says why, and how to go on; nothing that was committed is
 * lost by it.
 */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** What is the matter. */
    public enum Fault {
        /** No ledger is in the folder. */
        MISSING,
        /** Another process has it. */
        LOCKED,
        /** Something that was committed is not there, or breaks a rule that mixhook keeps. */
        DAMAGED,
        /** Another version of mixhook has written it. */
        NEWER,
        /** The folder cannot be written to. */
        NOT_WRITABLE,
        /** The disk is full. */
        FULL,
        /** Anything else that failed. */
        BROKEN
    }

    LedgerException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    LedgerException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
