package dev.mixhook.engine.feed;

/** An event that has been read, until the next one is. */
interface ReadEvent {
    /** In the place of the number of an arrival where there is none; before all numbers. */
    long NOT_ARRIVED = -1;

    /** Milliseconds since the epoch. */
    long time();

    /** Whether some campaign mentions the event, or counts events of any name. */
    boolean isMentioned();

    /** Whether some stream asks for it. */
    boolean isStreamed();

    /** Whether its very name is one that means any event, and some campaign counts those. */
    boolean isNamedAny();

    /** Whether it is nobody's (mixpanel.md 5.4). */
    boolean isNobodys();

    /** Counts its name, and those of its properties if some are asked for. */
    void count();

    /** Adds it to what happens, if it is mentioned and somebody's. */
    void addTo(FeedItems items);

    /** Tells that a device is a user's, if it says so. */
    void tellOf(DeviceUsers users);
}
