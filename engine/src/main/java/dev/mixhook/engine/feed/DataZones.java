package dev.mixhook.engine.feed;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What data does not say itself: what its dates and times are in, and whose its ids are.
 *
 * @param profileDates dates of profiles without a zone (R-T11)
 * @param eventTimes times of events, as numbers or without a zone: UTC, or the project's for a raw
 *     export of an older one, which has its wall clock as if that were UTC
 * @param identity how it is told whose events of a device are
 */
public record DataZones(ZoneId profileDates, ZoneId eventTimes, Identity identity) {
    public static final DataZones UTC = new DataZones(ZoneOffset.UTC, ZoneOffset.UTC);

    /** Zones of data whose identity is the simplified one. */
    public DataZones(ZoneId profileDates, ZoneId eventTimes) {
        this(profileDates, eventTimes, Identity.SIMPLIFIED);
    }
}
