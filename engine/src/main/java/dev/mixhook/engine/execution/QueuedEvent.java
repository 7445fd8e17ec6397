package dev.mixhook.engine.execution;

import dev.mixhook.delivery.StreamedEvent;
import dev.mixhook.engine.state.StreamState;

/**
 * An event that waits for its list.
 *
 * @param at when it came, in milliseconds since the epoch
 * @param claim by what it is owed
 */
record QueuedEvent(StreamedEvent event, long at, StreamState.Claim claim) {}
