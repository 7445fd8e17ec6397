package dev.mixhook.engine.session;

/**
 * The very first POST found nobody who listens, and no fault was the reason. Time stands where that
 * POST was due; it goes on with the next advance, say once another URL was told.
 */
public final class UnreachableReceiverException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    UnreachableReceiverException(String url, String reason) {
        super("Nobody listens at " + url + ": " + reason);
    }
}
