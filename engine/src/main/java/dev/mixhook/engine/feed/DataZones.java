package dev.mixhook.engine.feed;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What data does not say itself: what its dates and times are in, whose its ids are, and as of when
 * its profiles are.
 *
 * @param profileDates dates of profiles without a zone (R-T11)
 * @param eventTimes times of events, as numbers or without a zone: UTC, or the project's for a raw
 *     export of an older one, which has its wall clock as if that were UTC
 * @param identity how it is told whose events of a device are
 * @param profilesTaken when the profiles were taken: what mixhook took in itself before that is in
 *     them already; null where nobody says so, and they are from before all that
 */
public record DataZones(
        ZoneId profileDates,
        ZoneId eventTimes,
        Identity identity,
        @Nullable Instant profilesTaken) {
    public static final DataZones UTC = new DataZones(ZoneOffset.UTC, ZoneOffset.UTC);

    /** Zones of data whose identity is the simplified one. */
    public DataZones(ZoneId profileDates, ZoneId eventTimes) {
        this(profileDates, eventTimes, Identity.SIMPLIFIED, null);
    }

    /** When the profiles were taken, in milliseconds; before all times where nobody says so. */
    long taken() {
        return profilesTaken == null ? Long.MIN_VALUE : profilesTaken.toEpochMilli();
    }
}
