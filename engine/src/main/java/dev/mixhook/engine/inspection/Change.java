package dev.mixhook.engine.inspection;

/** How a user's property differs from what it was the last time; values are JSON as it came. */
public sealed interface Change {
    String name();

    record Changed(String name, String before, String now) implements Change {}

    record Added(String name, String now) implements Change {}

    record Removed(String name, String before) implements Change {}
}
