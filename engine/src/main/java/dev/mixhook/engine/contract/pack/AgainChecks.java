package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.must;

import dev.mixhook.engine.contract.pack.CheckStep.Acted;
import dev.mixhook.engine.contract.pack.CheckStep.Settled;
import dev.mixhook.engine.contract.pack.CheckStep.Taken;
import dev.mixhook.engine.contract.pack.CheckStep.Tried;
import java.util.List;
import java.util.stream.IntStream;

/** Users who come again, as they do at least once (R-D3, R-D4, R-D6). */
final class AgainChecks {
    private static final int CROWD = 1000;
    private static final int POST = 50;
    private static final int AT_ONCE = 8;

    /** So many of them are asked about: each question is a request, a process or a query. */
    private static final int EACH = 5;

    private AgainChecks() {}

    static List<Check> musts() {
        List<TestUser> ten = TestUser.plain(10);
        List<TestUser> three = TestUser.plain(3);
        Settled settled = new Settled(TestUser.plain("last"));
        List<List<TestUser>> crowd = posts(TestUser.plain(CROWD));
        List<TestUser> reformed = List.of(ten.get(9), ten.get(5), ten.get(4), ten.get(0));
        return List.of(
                Check.probing(
                        must("same-post-twice", "The same POST twice counts its users once"),
                        new Taken(three),
                        new Taken(three),
                        settled,
                        new Acted(three, 1)),
                Check.probing(
                        must("reformed-batch", "The same users in another batch count once"),
                        new Taken(ten.subList(0, 6)),
                        new Taken(reformed),
                        new Taken(ten.subList(6, 9)),
                        settled,
                        new Acted(ten, 1)),
                Check.probing(
                        must(
                                "answer-lost",
                                "Users whose answer was lost come again, and count once"),
                        new CheckStep.Unseen(three),
                        new Taken(three),
                        settled,
                        new Acted(three, 1)),
                Check.probing(
                        must("two-at-once", "Two copies at once count their users once"),
                        new CheckStep.Together(ten),
                        new Taken(ten),
                        settled,
                        new Acted(ten, 1)),
                Check.of(
                        must("reversed-batches", "Batches in reversed order are taken"),
                        new Taken(ten.subList(7, 10)),
                        new Taken(ten.subList(3, 7)),
                        new Taken(ten.subList(0, 3)),
                        new Acted(ten, 1)),
                Check.probing(
                        must("cut-body", "Half a body is not acted on; the whole one then is"),
                        new CheckStep.Cut(ten, 50),
                        settled,
                        new Acted(ten, 0),
                        new Taken(ten),
                        new Acted(ten, 1)),
                Check.probing(
                        must(
                                "failed-then-again",
                                "Users of a POST that failed half-way come again, and count once"),
                        new CheckStep.OddlyUnseen(MalformedRequest.halfFormed()),
                        new Taken(three),
                        settled,
                        new Acted(three, 1)),
                Check.probing(
                        must("users-1000", "Whoever of 1,000 users is answered 200 counts once"),
                        new Tried(crowd, AT_ONCE, EACH),
                        new Tried(List.of(crowd.getFirst()), 1, 1)));
    }

    private static List<List<TestUser>> posts(List<TestUser> guests) {
        return IntStream.range(0, guests.size() / POST)
                .mapToObj(i -> guests.subList(i * POST, (i + 1) * POST))
                .toList();
    }
}
