package dev.mixhook.engine.feed;

/** Told of what is new about people, once it has happened. People are numbers from 0 on. */
public interface FeedListener {
    /** The person did an event of a slot of the vocabulary. */
    void event(int person, int event);

    /** The value in a slot of the vocabulary is another for the person. */
    void property(int person, int property);

    /**
     * The person will do something soon: nothing is new yet, and what will be asked for can be
     * read.
     */
    default void expect(int person) {}

    /**
     * Anything may be new: nothing has named the person before, or they have got a profile, or lost
     * it.
     */
    void everything(int person);

    /**
     * An id, by its number, is another person's from now on; {@link #everything} about both
     * follows.
     */
    void joined(int id, int person);
}
