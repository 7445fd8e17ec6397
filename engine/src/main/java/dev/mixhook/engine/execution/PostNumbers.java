package dev.mixhook.engine.execution;

/** Hands out the numbers of POSTs, one sequence for the whole ledger. */
public final class PostNumbers {
    private long last;

    /**
     * @param last the highest number that is taken
     */
    public PostNumbers(long last) {
        this.last = last;
    }

    long next() {
        return ++last;
    }
}
