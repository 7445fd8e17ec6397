package dev.mixhook.engine.contract.scenario;

import java.time.Duration;
import java.util.List;

/** What has to be true at a step of a scenario. */
public sealed interface Expectation {
    /** So many POSTs came to their end. */
    record Posts(int count) implements Expectation {}

    /** These users were in them, and nobody else; in whatever order, and however often. */
    record Users(List<String> users) implements Expectation {}

    /** These users were in them, and maybe others. */
    record Including(List<String> users) implements Expectation {}

    /** None of these was in them. */
    record Excluding(List<String> users) implements Expectation {}

    /** In this order the users went out, one after the other, each as often as that. */
    record UserOrder(List<String> users) implements Expectation {}

    /** So many users were in each of the POSTs. */
    record BatchSizes(List<Integer> sizes) implements Expectation {}

    /** What became of each: a status, or uncertain or unreachable. */
    record Statuses(List<String> statuses) implements Expectation {}

    /** These wait now for the next attempt. */
    record Requeued(Whom whom) implements Expectation {}

    /** These have been given up by now. */
    record Dead(Whom whom) implements Expectation {}

    /**
     * So much of the answers came within that time.
     *
     * @param percentile 1 to 100; 100 is the slowest
     */
    record AnswerTime(int percentile, Duration most) implements Expectation {}

    /** The list of users of each POST is as a JSON Schema says. */
    record Body(BodySchema schema) implements Expectation {}

    /**
     * What a probe says, or comes to say.
     *
     * @param probe its name
     * @param user about whom; the empty text where the probe is about the whole
     * @param within in real time
     */
    record Probed(String probe, String user, ValueMatcher matcher, Duration within)
            implements Expectation {}

    /** Users, or how many they are. */
    sealed interface Whom {
        record These(List<String> users) implements Whom {}

        record HowMany(int count) implements Whom {}
    }

    /** What a value is held against. */
    sealed interface ValueMatcher {
        /** As a number if both are, else as text. */
        record Equals(String value) implements ValueMatcher {}

        record AtLeast(String number) implements ValueMatcher {}
    }
}
