package dev.mixhook.engine.contract;

/** A probe gave nothing that can be judged, which says nothing of the receiver. */
final class BrokenProbe extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason what came instead, in words
     */
    BrokenProbe(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
