package dev.mixhook.engine.receiver;

import dev.mixhook.engine.web.WebAnswer;

/** Decides what becomes of requests; called by many threads at once. */
public interface Responder {
    /** Takes a request that came whole. */
    WebAnswer answer(Request request);

    /**
     * Is told of a request that did not come whole; nothing was answered, or what is no HTTP was
     * answered 4xx.
     *
     * @param how one line for people
     */
    void broken(String how);
}
