package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.WireFault;
import java.util.List;

/** What a check does and wants, step by step; the first that does not go as wanted ends it. */
sealed interface CheckStep {
    /** A step that is one POST, or begins with it. */
    sealed interface PostStep extends CheckStep {
        TestPost post();
    }

    /** The POST with which the run began, answered 200 and nothing else. */
    record OpeningPost(TestPost post) implements PostStep {}

    /** A POST that the receiver takes. */
    record ExpectAccepted(TestPost post) implements PostStep {}

    /** A POST that it takes, though it comes so. */
    record ExpectAcceptedWithFault(TestPost post, WireFault fault) implements PostStep {}

    /** A POST to the URL with this added to its query, which it takes. */
    record ExpectAcceptedWithQuery(TestPost post, String query) implements PostStep {}

    /** A POST that it takes within the time-out. */
    record ExpectAcceptedInTime(TestPost post) implements PostStep {}

    /** A POST that it takes, in the words that its format asks for. */
    record ExpectAcceptedInWords(TestPost post) implements PostStep {}

    /** POSTs, so many at once, that it takes all. */
    record ExpectAllAccepted(List<TestPost> posts, int atOnce) implements CheckStep {}

    /** A POST whose answer nobody looks at. */
    record SendIgnoringAnswer(TestPost post) implements PostStep {}

    /**
     * POSTs, so many at once, of which it may refuse any: whoever is refused comes again. Where
     * there is a probe, those whom it takes have been acted on once, of whom each so-many-th is
     * asked about.
     */
    record SendAllowingRefusal(List<TestPost> posts, int atOnce, int each) implements PostStep {
        @Override
        public TestPost post() {
            return posts.getFirst();
        }
    }

    /** A request that Mixpanel never makes, whose answer nobody looks at. */
    record SendMalformedIgnoringAnswer(MalformedRequest malformed) implements CheckStep {}

    /**
     * A request that Mixpanel never makes, and that it may refuse. Where there is a probe, and it
     * is answered 200, these have been acted on once.
     */
    record SendMalformedAllowingRefusal(MalformedRequest malformed, List<TestUser> recipients)
            implements CheckStep {}

    /** A POST that breaks off after so much of its body, in percent. */
    record SendCutShort(TestPost post, int percent) implements PostStep {}

    /** Two copies of a POST at once, whose answers nobody looks at. */
    record SendCopiesAtOnce(TestPost post) implements PostStep {}

    /** A request that it does not take. */
    record ExpectRefused(MalformedRequest malformed) implements CheckStep {}

    /** A POST without what its URL or headers say of who sends it: answered 401 or 403. */
    record ExpectUnauthorized(TestPost post) implements PostStep {}

    /**
     * Somebody new comes and is acted on, so that what came before has been dealt with too. Only
     * where there is a probe.
     */
    record AwaitSettled(TestPost post) implements PostStep {}

    /** Each of them has been acted on so often. Only where there is a probe. */
    record ExpectActedOn(List<TestUser> recipients, int times) implements CheckStep {}

    /**
     * None of them is stored with another's properties, and each with as much of these as is said.
     * Only where there is an echo.
     */
    record ExpectStored(List<TestUser> recipients, RequiredProperties required)
            implements CheckStep {}
}
