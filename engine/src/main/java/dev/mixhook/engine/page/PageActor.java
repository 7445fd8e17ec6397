package dev.mixhook.engine.page;

/** Does what somebody at a page wants to be done; called by many threads at once. */
@FunctionalInterface
public interface PageActor {
    /**
     * Does it, or has it begun.
     *
     * @return one line for people about what was done
     * @throws ActionRefusedException if it is not done; the message says why
     */
    String act(PageAction action) throws ActionRefusedException;

    /** What somebody wants to be done is not. */
    final class ActionRefusedException extends Exception {
        public ActionRefusedException(String message) {
            super(message);
        }
    }
}
