package dev.mixhook.engine.campaign;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/**
 * One run of a campaign by the calendar.
 *
 * @param at the instant, as its zone tells it
 * @param nominal the date and time of day that are its own, from where daylight saving may have
 *     moved it; where two are one, those of the later
 * @param moved why it is not at the day or the time that the schedule names; empty where it is
 *     (R-S9)
 */
public record Occurrence(ZonedDateTime at, LocalDateTime nominal, String moved) {}
