package dev.mixhook.engine.contract.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What has to be true at a step of a scenario. */
public sealed interface Expectation {
    /** The number of POSTs that came to their end. */
    record Posts(int count) implements Expectation {}

    /** The users who were in the POSTs, and nobody else; in whatever order, and however often. */
    record Users(List<String> users) implements Expectation {}

    /** Users who were in the POSTs, maybe with others. */
    record Including(List<String> users) implements Expectation {}

    /** Users none of whom was in a POST. */
    record Excluding(List<String> users) implements Expectation {}

    /** The order in which users went out, one after the other, each as often as named. */
    record UserOrder(List<String> users) implements Expectation {}

    /** How many users were in each of the POSTs. */
    record BatchSizes(List<Integer> sizes) implements Expectation {}

    /** What became of each POST: a status, or uncertain or unreachable. */
    record Statuses(List<String> statuses) implements Expectation {}

    /** Who waits now for the next attempt. */
    record Requeued(Whom whom) implements Expectation {}

    /** Who has been given up by now. */
    record Dead(Whom whom) implements Expectation {}

    /**
     * The time within which a share of the answers came.
     *
     * @param percentile 1 to 100; 100 is the slowest
     */
    record AnswerTime(int percentile, Duration most) implements Expectation {}

    /** The list of users of each POST is as a JSON Schema says. */
    record Body(UsersSchema schema) implements Expectation {}

    /**
     * What a probe says, or comes to say.
     *
     * @param probe its name
     * @param user about whom; the empty text where the probe is about the whole
     * @param within in real time
     */
    record Probed(String probe, String user, ValueMatcher matcher, Duration within)
            implements Expectation {}

    /**
     * How much SDKs have sent, or come to send.
     *
     * @param counts of what, exactly; at least one
     * @param within in real time
     */
    record Ingested(Map<Kind, Integer> counts, Duration within) implements Expectation {
        public Ingested {
            counts = Map.copyOf(counts);
        }

        /** What records become. */
        public enum Kind {
            EVENTS,
            UPDATES,
            /** Whatever the reason. */
            NOT_KEPT
        }
    }

    /** Users, or how many they are. */
    sealed interface Whom {
        record These(List<String> users) implements Whom {}

        record HowMany(int count) implements Whom {}
    }

    /** What a value is held against. */
    sealed interface ValueMatcher {
        /** Equal as numbers if both are, else as text. */
        record Equals(String value) implements ValueMatcher {}

        record AtLeast(String number) implements ValueMatcher {}
    }
}
