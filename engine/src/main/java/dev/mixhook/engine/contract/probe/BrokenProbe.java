package dev.mixhook.engine.contract.probe;

/** A probe gave nothing that can be judged, which says nothing of the receiver. */
public final class BrokenProbe extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason what came instead, in words
     */
    public BrokenProbe(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
