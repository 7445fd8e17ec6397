package dev.mixhook.engine.contract.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What has to be true at a step of a scenario. */
public sealed interface Expectation {
    /** What is about POSTs, and how their users stand. */
    sealed interface OfPosts extends Expectation {}

    /** The number of POSTs that came to their end. */
    record Posts(int count) implements OfPosts {}

    /** The users who were in the POSTs, and nobody else; in whatever order, and however often. */
    record Users(List<String> users) implements OfPosts {}

    /** Users who were in the POSTs, maybe with others. */
    record Including(List<String> users) implements OfPosts {}

    /** Users none of whom was in a POST. */
    record Excluding(List<String> users) implements OfPosts {}

    /** The order in which users went out, one after the other, each as often as named. */
    record UserOrder(List<String> users) implements OfPosts {}

    /** How many users were in each of the POSTs. */
    record BatchSizes(List<Integer> sizes) implements OfPosts {}

    /** What became of each POST: a status, or uncertain or unreachable. */
    record Statuses(List<String> statuses) implements OfPosts {}

    /** Who waits now for the next attempt. */
    record Requeued(Whom whom) implements OfPosts {}

    /** Who has been given up by now. */
    record Dead(Whom whom) implements OfPosts {}

    /**
     * The time within which a share of the answers came.
     *
     * @param percentile 1 to 100; 100 is the slowest
     */
    record AnswerTime(int percentile, Duration most) implements OfPosts {}

    /** How many POSTs each of these users was in. */
    record Sent(Map<String, Integer> times) implements OfPosts {
        public Sent {
            times = Map.copyOf(times);
        }
    }

    /** How many POSTs that were accepted each of these users was in. */
    record Accepted(Map<String, Integer> times) implements OfPosts {
        public Accepted {
            times = Map.copyOf(times);
        }
    }

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
