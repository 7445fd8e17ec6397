package dev.mixhook.delivery;

/**
 * The growing body of a request. What is written is bytes of UTF-8; what becomes of them, such as
 * percent-escapes, is up to the output.
 */
interface BodyOutput {
    /** Appends one byte. */
    void put(int octet);

    /** Appends a part of an array, byte by byte. */
    void put(byte[] octets, int from, int to);

    /**
     * Appends the bytes of a string until one that does not stand for itself between its quotes:
     * ASCII from space to {@code ~} does, but for quotes and backslashes.
     *
     * @return where that one is, or the array's length
     */
    int putPlain(byte[] octets, int from);

    /** Appends ASCII text. */
    void put(String ascii);

    /** Appends what another output of the same kind made. */
    void putEncoded(byte[] encoded);

    /** The length of what was made so far. */
    int length();

    /** Forgets what was appended since it had this length. */
    void cutTo(int earlierLength);

    /** An output of the same kind without anything in it. */
    BodyOutput empty(int capacity);

    byte[] toBytes();
}
