package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.WireFault;
import java.util.List;

/** What a check does and wants, step by step; the first that does not go as wanted ends it. */
sealed interface CheckStep {
    /** A move that is one POST of users, or begins with it. */
    sealed interface Post extends CheckStep {
        List<TestUser> guests();
    }

    /** The POST with which the run began, answered 200 and nothing else. */
    record First(List<TestUser> guests) implements Post {}

    /** A POST that the receiver takes. */
    record Taken(List<TestUser> guests) implements Post {}

    /** A POST that it takes, though it comes so. */
    record TakenThough(List<TestUser> guests, WireFault fault) implements Post {}

    /** A POST to the URL with this added to its query, which it takes. */
    record TakenAt(List<TestUser> guests, String query) implements Post {}

    /** A POST that it takes within the time-out. */
    record TakenInTime(List<TestUser> guests) implements Post {}

    /** POSTs, so many at once, that it takes all. */
    record AllTaken(List<List<TestUser>> posts, int atOnce) implements CheckStep {}

    /** A POST whose answer nobody looks at. */
    record Unseen(List<TestUser> guests) implements Post {}

    /**
     * POSTs, so many at once, of which it may refuse any: whoever is refused comes again. Where
     * there is a probe, those whom it takes have been acted on once, of whom each so-many-th is
     * asked about.
     */
    record Tried(List<List<TestUser>> posts, int atOnce, int each) implements Post {
        @Override
        public List<TestUser> guests() {
            return posts.getFirst();
        }
    }

    /** A request that Mixpanel never makes, whose answer nobody looks at. */
    record OddlyUnseen(MalformedRequest malformed) implements CheckStep {}

    /**
     * A request that Mixpanel never makes, and that it may refuse. Where there is a probe, and it
     * is answered 200, these have been acted on once.
     */
    record OddlyTried(MalformedRequest malformed, List<TestUser> guests) implements CheckStep {}

    /** A POST that breaks off after so much of its body, in percent. */
    record Cut(List<TestUser> guests, int percent) implements Post {}

    /** Two copies of a POST at once, whose answers nobody looks at. */
    record Together(List<TestUser> guests) implements Post {}

    /** A request that it does not take. */
    record Refused(MalformedRequest malformed) implements CheckStep {}

    /**
     * Somebody new comes and is acted on, so that what came before has been dealt with too. Only
     * where there is a probe.
     */
    record Settled(TestUser user) implements CheckStep {}

    /** Each of them has been acted on so often. Only where there is a probe. */
    record Acted(List<TestUser> guests, int times) implements CheckStep {}

    /**
     * None of them is stored with another's properties, and each with as much of these as is said.
     * Only where there is an echo.
     */
    record Kept(List<TestUser> guests, Extent extent) implements CheckStep {}
}
