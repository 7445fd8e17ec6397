package dev.mixhook.engine.feed;

/** How a project tells whose events of a device are. */
public enum Identity {
    /** The first event with both a device and a user joins them, for good. */
    SIMPLIFIED,
    /** {@code $identify}, {@code $create_alias} and {@code $merge} join ids. */
    ORIGINAL
}
