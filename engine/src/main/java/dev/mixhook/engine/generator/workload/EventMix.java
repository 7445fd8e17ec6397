package dev.mixhook.engine.generator.workload;

import java.time.Duration;
import java.util.List;

/**
 * What people do.
 *
 * @param perPerson how many events there are for each person over the whole time
 * @param skew how unlike people are: the n-th liveliest does one n-th to this power as much as the
 *     first; with 0 all do as much
 * @param sessions what is done at one go
 * @param kinds the names
 * @param properties those that events of all names have
 * @param milliseconds whether times have them; else they are whole seconds, as in most exports
 */
public record EventMix(
        double perPerson,
        double skew,
        Sessions sessions,
        Weighted<EventKind> kinds,
        List<Property> properties,
        boolean milliseconds) {
    public EventMix {
        if (!(perPerson >= 0 && skew >= 0)) {
            throw new IllegalArgumentException(
                    "events a person and skew are from 0, were " + perPerson + " and " + skew);
        }
        properties = List.copyOf(properties);
    }

    /** How many there are in all. */
    long count(int people) {
        return StrictMath.round(perPerson * people);
    }

    /**
     * What is done at one go.
     *
     * @param events how many, on average, from 1
     * @param gap the time between two of them, on average
     */
    public record Sessions(double events, Duration gap) {
        public Sessions {
            if (!(events >= 1) || gap.isNegative()) {
                throw new IllegalArgumentException(
                        "a session has at least 1 event, had " + events + ", each " + gap);
            }
        }
    }

    /**
     * Events of one name.
     *
     * @param properties those that they alone have
     */
    public record EventKind(String name, List<Property> properties) {
        public EventKind {
            properties = List.copyOf(properties);
        }
    }
}
