package dev.mixhook.engine.contract;

/** How much of a user's properties has to be there. */
enum Extent {
    /** All of them. */
    ALL,
    /** Whichever the receiver has a use for; those are as they came. */
    WHAT_IS_THERE
}
