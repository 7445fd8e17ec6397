package dev.mixhook.engine.state;

/**
 * How many users of a campaign stand how.
 *
 * @param sent accepted sends
 * @param suppressed held back by a limit, each once between two sends; or dropped from the queue
 * @param requeued users who wait for the next attempt
 * @param uncertain those of them whose last POST may have arrived (R-D6)
 * @param dead users given up
 */
public record DeliveryCounts(int sent, int suppressed, int requeued, int uncertain, int dead) {}
