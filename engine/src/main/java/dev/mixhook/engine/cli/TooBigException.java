package dev.mixhook.engine.cli;

/** Data does not fit into memory, and was not read; the message says what would. */
final class TooBigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooBigException(String message) {
        super(message);
    }
}
