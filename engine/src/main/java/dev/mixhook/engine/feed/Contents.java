package dev.mixhook.engine.feed;

/** What a data file is of. */
public enum Contents {
    PEOPLE,
    EVENTS
}
