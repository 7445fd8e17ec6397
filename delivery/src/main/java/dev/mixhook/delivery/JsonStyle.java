package dev.mixhook.delivery;

/** How strings are written in the JSON of a body (R-W4). */
public enum JsonStyle {
    /** As Python's {@code json.dumps} does it by itself: everything outside ASCII is escaped. */
    ASCII,
    /** As it does with {@code ensure_ascii=False}: raw UTF-8; half a character stays escaped. */
    UTF8
}
