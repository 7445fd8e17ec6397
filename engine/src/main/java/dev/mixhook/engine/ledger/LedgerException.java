package dev.mixhook.engine.ledger;

/** The database failed; nothing that was committed is lost. */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerException(String doing, Throwable cause) {
        super("the ledger failed while " + doing + ": " + cause.getMessage(), cause);
    }
}
