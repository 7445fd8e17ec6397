package dev.mixhook.engine.memory;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.feed.DataSample;
import dev.mixhook.targeting.person.Vocabulary;
import java.util.List;
import java.util.Map;

/**
 * About how much memory data and campaigns take at the peak of reading, where each part is in
 * bytes.
 *
 * @param people whose profile is given
 * @param updates records that change a profile
 * @param events events that some campaign mentions, which are kept
 * @param profileBytes of people and their profiles
 * @param updateBytes of the updates
 * @param eventBytes of the events that are kept, without their properties
 * @param propertyBytes of those properties of events for which targets ask
 * @param otherBytes that part of the events' and properties' bytes which is kept because a campaign
 *     counts events of every name
 * @param streamBytes of events that streams are to pass on, with all that they were sent with
 * @param standingBytes of what is known of each person in each campaign
 * @param pageBytes of what is kept to be looked at, beside data and campaigns
 */
public record MemoryEstimate(
        long people,
        long updates,
        long events,
        long profileBytes,
        long updateBytes,
        long eventBytes,
        long propertyBytes,
        long otherBytes,
        long streamBytes,
        long standingBytes,
        long pageBytes) {
    /** How far above what there is an estimate has to be, so that nothing is even tried. */
    private static final double CLEARLY = 1.5;

    /** From what share of what there is on an estimate leaves doubt. */
    private static final double NARROW = 0.8;

    /** Whether data fits into memory. */
    public enum Fit {
        /** Fits, as far as can be told. */
        FITS,
        /** May fit or not. */
        DOUBTFUL,
        /** Does not fit, even if the estimate is a third too high. */
        TOO_BIG
    }

    /** What a sample of the data leads to expect, if these campaigns run on it. */
    public static MemoryEstimate of(DataSample sample, List<Campaign> campaigns) {
        Vocabulary vocabulary = Engine.vocabulary(campaigns);
        long named = 0;
        long others = 0;
        long arrived = 0;
        long namedProperties = 0;
        long otherProperties = 0;
        long streamBytes = 0;
        for (Map.Entry<String, Long> each : sample.events().entrySet()) {
            int slot = vocabulary.event(each.getKey());
            if (vocabulary.isStreamed(each.getKey())) {
                streamBytes +=
                        each.getValue() * MemoryCost.STREAMED_EVENT
                                + sample.eventBytes().getOrDefault(each.getKey(), 0L);
            }
            if (slot != Vocabulary.NO_SLOT || vocabulary.otherEvents() != Vocabulary.NO_SLOT) {
                arrived += sample.arrivedEvents().getOrDefault(each.getKey(), 0L);
            }
            if (slot != Vocabulary.NO_SLOT) {
                named += each.getValue();
                namedProperties += each.getValue() * vocabulary.eventProperties(slot);
            } else if (vocabulary.otherEvents() != Vocabulary.NO_SLOT) {
                others += each.getValue();
                // One more is the name.
                otherProperties +=
                        each.getValue()
                                * (1 + vocabulary.eventProperties(vocabulary.otherEvents()));
            }
        }
        return new MemoryEstimate(
                sample.profiles(),
                sample.updates(),
                named + others,
                sample.profiles() * MemoryCost.PERSON + sample.profileBytes(),
                sample.updates() * MemoryCost.UPDATE + sample.updateBytes(),
                (named + others) * MemoryCost.EVENT + arrived * MemoryCost.ARRIVAL,
                (namedProperties + otherProperties) * MemoryCost.EVENT_PROPERTY,
                others * MemoryCost.EVENT + otherProperties * MemoryCost.EVENT_PROPERTY,
                streamBytes,
                sample.profiles()
                        * (campaigns.size() * MemoryCost.STANDING
                                + names(vocabulary) * MemoryCost.COLUMN),
                0);
    }

    /** This estimate, with so many bytes for pages. */
    public MemoryEstimate beside(long page) {
        return new MemoryEstimate(
                people,
                updates,
                events,
                profileBytes,
                updateBytes,
                eventBytes,
                propertyBytes,
                otherBytes,
                streamBytes,
                standingBytes,
                page);
    }

    private static long names(Vocabulary vocabulary) {
        return (long) vocabulary.events() + vocabulary.properties();
    }

    /** All of it. */
    public long bytes() {
        return MemoryCost.ITSELF + dataBytes() + pageBytes;
    }

    /** What data and campaigns take. */
    public long dataBytes() {
        return profileBytes
                + updateBytes
                + eventBytes
                + propertyBytes
                + streamBytes
                + standingBytes;
    }

    /** Whether it fits into a heap of so many bytes. */
    public Fit in(long heap) {
        if (bytes() > CLEARLY * heap) {
            return Fit.TOO_BIG;
        }
        return bytes() > NARROW * heap ? Fit.DOUBTFUL : Fit.FITS;
    }

    /** How large a heap will do, in bytes: a quarter more than the estimate, in whole 64 MB. */
    public long enough() {
        long step = 64L << 20;
        return Math.ceilDiv(bytes() + bytes() / 4, step) * step;
    }
}
