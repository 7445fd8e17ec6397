package dev.mixhook.engine.contract.pack;

/** What has to be true of the properties with which a user is stored. */
enum RequiredProperties {
    /** All that were sent are there, as they came, and none of another's. */
    ALL,
    /** None is another's; whom and what a receiver stores, hides or cleans is its own business. */
    NOBODY_ELSES
}
