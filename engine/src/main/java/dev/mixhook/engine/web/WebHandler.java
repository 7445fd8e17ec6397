package dev.mixhook.engine.web;

/** Answers requests; called by many threads at once. */
public interface WebHandler {
    /** Gives the one answer to a request. */
    WebReply answer(WebRequest request);
}
