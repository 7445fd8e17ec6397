package dev.mixhook.delivery;

/**
 * What became of one POST. The response head decides, not what happens to the body after it (R-D1).
 */
public sealed interface Outcome {
    /** A complete response head with a status that counts: the POST's users are sent. */
    record Accepted(int status) implements Outcome {}

    /**
     * A complete response head with any other status.
     *
     * @param answer the response's body as text, its first 64 KiB or what came of it
     */
    record Refused(int status, String answer) implements Outcome {}

    /**
     * Nothing of the request was sent.
     *
     * @param reason one line for people, the same each time
     */
    record Unreachable(String reason) implements Outcome {}

    /**
     * The request was begun and no complete response head came: the receiver may have acted on it
     * (R-D6).
     *
     * @param reason one line for people, the same each time
     */
    record Uncertain(String reason) implements Outcome {}
}
