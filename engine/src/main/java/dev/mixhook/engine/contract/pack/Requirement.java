package dev.mixhook.engine.contract.pack;

/** Without what a check says nothing. */
enum Requirement {
    /** The answers say something by themselves. */
    NOTHING,
    /** A way to ask how often a user was acted on. */
    PROBE,
    /** A way to ask with which properties a user was stored. */
    ECHO,
    /** Something in the URL that says who sends, to be left out. */
    AUTHENTICATION
}
