package dev.mixhook.engine.campaign;

import java.time.ZonedDateTime;

/**
 * One run of a campaign by the calendar.
 *
 * @param at the instant, as its zone tells it
 * @param moved why it is not at the day or the time that the schedule names; empty where it is
 *     (R-S9)
 */
public record Occurrence(ZonedDateTime at, String moved) {}
