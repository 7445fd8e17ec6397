package dev.mixhook.engine.feed;

/** Says why a line is left out; caught where the lines are counted. */
final class BadLine extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadLine(String reason) {
        super(reason, null, false, false);
    }
}
