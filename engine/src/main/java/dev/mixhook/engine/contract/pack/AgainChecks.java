package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.must;

import dev.mixhook.delivery.Batch;
import dev.mixhook.engine.contract.pack.CheckStep.AwaitSettled;
import dev.mixhook.engine.contract.pack.CheckStep.ExpectAccepted;
import dev.mixhook.engine.contract.pack.CheckStep.ExpectActedOn;
import dev.mixhook.engine.contract.pack.CheckStep.SendAllowingRefusal;
import java.util.List;
import java.util.stream.IntStream;

/** Users who come again, as they do at least once (R-D3, R-D4, R-D6). */
final class AgainChecks {
    private static final int MANY = 1000;
    private static final int AT_ONCE = 8;

    /**
     * How many users of a crowd are asked about: each question is a request, a process or a query.
     */
    private static final int EACH = 5;

    private AgainChecks() {}

    static List<Check> musts() {
        List<TestUser> ten = TestUser.plain(10);
        List<TestUser> three = TestUser.plain(3);
        AwaitSettled awaitSettled = new AwaitSettled(TestPost.of(List.of(TestUser.plain("last"))));
        List<TestPost> many = posts(TestUser.plain(MANY));
        List<TestUser> reformed = List.of(ten.get(9), ten.get(5), ten.get(4), ten.get(0));
        return List.of(
                Check.probing(
                        must("same-post-twice", "The same POST twice counts its users once"),
                        new ExpectAccepted(TestPost.of(three)),
                        new ExpectAccepted(TestPost.of(three)),
                        awaitSettled,
                        new ExpectActedOn(three, 1)),
                Check.probing(
                        must("reformed-batch", "The same users in another batch count once"),
                        new ExpectAccepted(TestPost.of(ten.subList(0, 6))),
                        new ExpectAccepted(TestPost.of(reformed)),
                        new ExpectAccepted(TestPost.of(ten.subList(6, 9))),
                        awaitSettled,
                        new ExpectActedOn(ten, 1)),
                Check.probing(
                        must(
                                "answer-lost",
                                "Users whose answer was lost come again, and count once"),
                        new CheckStep.SendIgnoringAnswer(TestPost.of(three)),
                        new ExpectAccepted(TestPost.of(three)),
                        awaitSettled,
                        new ExpectActedOn(three, 1)),
                Check.probing(
                        must("two-at-once", "Two copies at once count their users once"),
                        new CheckStep.SendCopiesAtOnce(TestPost.of(ten)),
                        new ExpectAccepted(TestPost.of(ten)),
                        awaitSettled,
                        new ExpectActedOn(ten, 1)),
                Check.of(
                        must("reversed-batches", "Batches in reversed order are taken"),
                        new ExpectAccepted(TestPost.of(ten.subList(7, 10))),
                        new ExpectAccepted(TestPost.of(ten.subList(3, 7))),
                        new ExpectAccepted(TestPost.of(ten.subList(0, 3))),
                        new ExpectActedOn(ten, 1)),
                Check.probing(
                        must("cut-body", "Half a body is not acted on; the whole one then is"),
                        new CheckStep.SendCutShort(TestPost.of(ten), 50),
                        awaitSettled,
                        new ExpectActedOn(ten, 0),
                        new ExpectAccepted(TestPost.of(ten)),
                        new ExpectActedOn(ten, 1)),
                Check.probing(
                        must(
                                "failed-then-again",
                                "Users of a POST that failed half-way come again, and count once"),
                        new CheckStep.SendMalformedIgnoringAnswer(MalformedRequest.halfFormed()),
                        new ExpectAccepted(TestPost.of(three)),
                        awaitSettled,
                        new ExpectActedOn(three, 1)),
                Check.probing(
                        must("users-1000", "Whoever of 1,000 users is answered 200 counts once"),
                        new SendAllowingRefusal(many, AT_ONCE, EACH),
                        new SendAllowingRefusal(List.of(many.getFirst()), 1, 1)));
    }

    private static List<TestPost> posts(List<TestUser> recipients) {
        return IntStream.range(0, recipients.size() / Batch.MOST)
                .mapToObj(
                        i -> TestPost.of(recipients.subList(i * Batch.MOST, (i + 1) * Batch.MOST)))
                .toList();
    }
}
