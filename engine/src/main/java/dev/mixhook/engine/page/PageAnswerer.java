package dev.mixhook.engine.page;

/** Answers what somebody at a page wants to know; called by many threads at once. */
@FunctionalInterface
interface PageAnswerer {
    /**
     * Answers in lines of JSON, as the page reads them.
     *
     * @throws PageActor.ActionRefusedException if there is no answer; the message says why
     */
    String answer(PageQuestion question) throws PageActor.ActionRefusedException;
}
