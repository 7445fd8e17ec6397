package dev.mixhook.engine.control;

import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;

/**
 * Something that can be asked for.
 *
 * @param name by which lines ask for it
 * @param method by which HTTP does
 * @param path where HTTP does; {@code {session}} stands for a session's name
 * @param summary what it does, in a sentence
 * @param input what it is told
 * @param output what it answers
 * @param status of its answer
 */
record Operation(
        String name,
        Method method,
        String path,
        String summary,
        Shape input,
        Shape output,
        int status,
        Reading reading) {
    /** What stands for a session's name in a path. */
    static final String SESSION = "{session}";

    /** A method of HTTP. */
    enum Method {
        /** The input stands in the query. */
        GET,
        /** The input stands in the body. */
        POST,
        /** There is no input. */
        DELETE
    }

    /** Reads what an operation is told. */
    @FunctionalInterface
    interface Reading {
        /** What is then to be done, unless there are problems. */
        Deed read(Section input);
    }

    /** What is to be done; only where all was right that was told. */
    @FunctionalInterface
    interface Deed {
        /**
         * Does it.
         *
         * @param session the name of the one that is meant; empty where none is
         */
        Told in(ControlSessions sessions, String session)
                throws ControlRefusedException, InterruptedException;
    }

    /** Whether a session is meant. */
    boolean isOfSession() {
        return path.contains(SESSION);
    }
}
