package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.must;
import static dev.mixhook.engine.contract.finding.Claim.should;

import dev.mixhook.delivery.CohortPage;
import dev.mixhook.delivery.CohortSyncFormat.PageInfo;
import dev.mixhook.delivery.WireFault;
import java.util.List;
import java.util.stream.IntStream;

/** How a sync comes in pages, and what becomes of one that breaks off (R-C3, R-C7, R-C8). */
final class PageChecks {
    private static final List<TestUser> TEN = TestUser.plain(10);
    private static final List<TestUser> ELEVEN = TestUser.plain(11);
    private static final List<TestUser> BEFORE = List.of(TestUser.plain("before"));
    private static final int HEAVY_NOTES = 8;

    /** How many of a crowd are asked about: each question is a request, a process or a query. */
    private static final int ASKED = 20;

    private PageChecks() {}

    static List<Check> musts() {
        return List.of(
                new SyncSteps()
                        .taken(TestSync.whole(TEN.subList(0, 4)))
                        .taken(three(2, 2))
                        .members(TEN.subList(2, 8))
                        .strangers(TEN.subList(0, 2))
                        .probing(
                                must(
                                        "three-pages",
                                        "A full sync in three pages replaces whoever was there")),
                new SyncSteps()
                        .taken(three(0, 1))
                        .taken(three(0, 2))
                        .settled()
                        .members(TEN.subList(0, 6))
                        .probing(must("pages-again", "The same pages once more change nothing")),
                new SyncSteps()
                        .taken(three(0, 1).page(1))
                        .step(new CheckStep.SendCutShort(three(0, 1).page(2), 50))
                        .taken(three(1, 2))
                        .members(TEN.subList(1, 7))
                        .strangers(TEN.subList(0, 1))
                        .probing(
                                must(
                                        "page-fails",
                                        "After page 2 of 3 failed, all comes from the top")),
                new SyncSteps()
                        .lost(three(0, 1).page(1))
                        .taken(three(0, 1).page(1))
                        .taken(three(0, 1).page(2))
                        .lost(three(0, 1).page(3))
                        .taken(three(0, 1).page(3))
                        .settled()
                        .members(TEN.subList(0, 6))
                        .probing(
                                must(
                                        "page-again",
                                        "A page whose answer was lost comes again, and nobody is lost")),
                eleven(PageInfo.NUMBERS)
                        .probing(must("page-numbers", "Eleven pages are counted 1 to 11")),
                eleven(PageInfo.TEXTS)
                        .probing(must("page-texts", "Page numbers that come as texts are read")),
                new SyncSteps()
                        .taken(TestSync.whole(TEN.subList(0, 3)).numbered(PageInfo.ABSENT))
                        .taken(TestSync.adding(TEN.subList(3, 5)).numbered(PageInfo.ABSENT))
                        .taken(TestSync.removing(TEN.subList(0, 1)).numbered(PageInfo.ABSENT))
                        .strangers(TEN.subList(0, 1))
                        .members(TEN.subList(1, 5))
                        .of(must("no-page-info", "A page without page_info is the only one")),
                new SyncSteps()
                        .step(
                                new CheckStep.SendCutShort(
                                        TestSync.adding(TEN.subList(0, 6)).page(1), 50))
                        .settled()
                        .strangers(TEN.subList(0, 6))
                        .taken(TestSync.adding(TEN.subList(0, 6)))
                        .members(TEN.subList(0, 6))
                        .probing(
                                must(
                                        "half-page",
                                        "Half a page is not acted on; the whole one then is")),
                crowd(TestUser.plain(CohortPage.MOST))
                        .of(must("members-1000", "1,000 members are taken, each of them")),
                new SyncSteps()
                        .step(
                                new CheckStep.ExpectAcceptedInTime(
                                        TestSync.whole(TestUser.plain(CohortPage.MOST)).page(1)))
                        .of(
                                must(
                                        "sync-in-time",
                                        "1,000 members are answered within the time-out")));
    }

    static List<Check> shoulds(VerifyTimings timings) {
        TestSync one = TestSync.whole(TEN.subList(0, 1));
        List<TestPost> atOnce =
                IntStream.rangeClosed(0, 9)
                        .mapToObj(
                                number ->
                                        TestSync.whole(TEN.subList(number, number + 1))
                                                .of(new TestCohort(number, "Cohort " + number))
                                                .page(1))
                        .toList();
        return List.of(
                crowd(TestUser.noted(CohortPage.MOST, HEAVY_NOTES))
                        .of(should("members-2mb", "1,000 members of 2 kB are taken")),
                new SyncSteps()
                        .step(new CheckStep.ExpectAllAccepted(atOnce, atOnce.size()))
                        .members(TEN)
                        .of(should("cohorts-at-once", "Ten cohorts at once are taken")),
                new SyncSteps()
                        .step(
                                new CheckStep.ExpectAcceptedWithFault(
                                        one.page(1),
                                        new WireFault.SlowBody(timings.bytesPerSecond())))
                        .members(TEN.subList(0, 1))
                        .of(should("slow-page", "A page that comes slowly is taken")));
    }

    /** A full sync of six, two a page. */
    private static TestSync three(int from, int session) {
        return TestSync.inPages(
                        List.of(
                                TEN.subList(from, from + 2),
                                TEN.subList(from + 2, from + 4),
                                TEN.subList(from + 4, from + 6)))
                .again(session);
    }

    private static SyncSteps eleven(PageInfo pageInfo) {
        return new SyncSteps()
                .taken(TestSync.whole(BEFORE))
                .taken(TestSync.wholeOneByOne(ELEVEN).again(2).numbered(pageInfo))
                .members(ELEVEN)
                .strangers(BEFORE);
    }

    private static SyncSteps crowd(List<TestUser> members) {
        int each = members.size() / ASKED;
        return new SyncSteps()
                .taken(TestSync.whole(members))
                .members(
                        IntStream.rangeClosed(1, ASKED)
                                .mapToObj(i -> members.get(i * each - 1))
                                .toList());
    }
}
