package dev.mixhook.engine.feed;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What dates and times in data are in that do not say so themselves.
 *
 * @param profileDates dates of profiles without a zone (R-T11)
 * @param eventTimes times of events, as numbers or without a zone: UTC, or the project's for a raw
 *     export of an older one, which has its wall clock as if that were UTC
 */
public record DataZones(ZoneId profileDates, ZoneId eventTimes) {
    public static final DataZones UTC = new DataZones(ZoneOffset.UTC, ZoneOffset.UTC);
}
