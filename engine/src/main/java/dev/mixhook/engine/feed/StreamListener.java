package dev.mixhook.engine.feed;

/** Told of every event of the names that streams ask for, as it comes, once a time it came. */
@FunctionalInterface
public interface StreamListener {
    /**
     * An event came.
     *
     * @param at when, in milliseconds since the epoch
     * @param dated when it comes if the data is played again: as {@code at}, unless it came late
     */
    void streamed(RawEvent event, long at, long dated);
}
