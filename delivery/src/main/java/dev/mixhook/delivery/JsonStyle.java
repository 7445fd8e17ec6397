package dev.mixhook.delivery;

/** How strings are written in the JSON of a body (R-W4). */
public enum JsonStyle {
    /** Everything outside ASCII is escaped, as Python's {@code json.dumps} does by itself. */
    ASCII,
    /**
     * Raw UTF-8, as Python's {@code json.dumps} writes it with {@code ensure_ascii=False}; half a
     * character stays escaped.
     */
    UTF8
}
