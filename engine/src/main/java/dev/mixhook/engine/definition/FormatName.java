package dev.mixhook.engine.definition;

/** The formats, as they are named in a campaign file. */
enum FormatName {
    MESSAGES,
    COHORT_SYNC,
    EVENT_STREAM
}
