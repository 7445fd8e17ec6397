package dev.mixhook.engine.feed;

/** Looks at records in the buffer in which they lie, before they are cut out of it. */
interface ObjectScanner {
    /** The record has to be cut out, and read as a whole. */
    int UNUSUAL = -1;

    /** Stands for an object that does not end before the limit. */
    int CUT_OFF = -2;

    /** Takes none. */
    ObjectScanner NONE = (_, _, _) -> UNUSUAL;

    /**
     * Reads the JSON object that begins at an index, if it can.
     *
     * @return the index behind the object, or {@link #UNUSUAL} or {@link #CUT_OFF}
     */
    int scan(byte[] bytes, int from, int limit);
}
