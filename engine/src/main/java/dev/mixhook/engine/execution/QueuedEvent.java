package dev.mixhook.engine.execution;

import dev.mixhook.delivery.StreamedEvent;

/**
 * An event that waits for its list.
 *
 * @param at when it came, in milliseconds since the epoch
 * @param isAgain whether it was given up before, and is owed because somebody put it back
 */
record QueuedEvent(StreamedEvent event, long at, boolean isAgain) {}
