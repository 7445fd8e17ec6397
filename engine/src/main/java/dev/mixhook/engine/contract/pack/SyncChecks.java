package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.must;

import java.util.List;

/** What the three actions of a cohort sync do, and what they are answered (R-C2, R-C5, R-C6). */
final class SyncChecks {
    private static final List<TestUser> NINE = TestUser.plain(9);
    private static final List<TestUser> THREE = NINE.subList(0, 3);
    private static final List<TestUser> MORE = NINE.subList(3, 6);
    private static final List<TestUser> FIRST = NINE.subList(0, 1);
    private static final List<TestUser> OTHERS = NINE.subList(1, 3);
    private static final List<TestUser> NOBODY = List.of();

    private SyncChecks() {}

    static List<Check> musts() {
        TestSync whole = TestSync.whole(THREE);
        return List.of(
                new SyncSteps()
                        .step(new CheckStep.OpeningPost(TestSync.whole(FIRST).page(1)))
                        .members(FIRST)
                        .of(must("sync-200", "A full sync is answered 200, and nothing else")),
                new SyncSteps()
                        .step(inWords(whole))
                        .step(inWords(TestSync.adding(MORE)))
                        .step(inWords(TestSync.removing(FIRST)))
                        .of(must("sync-words", "The answer repeats the action and says success")),
                new SyncSteps()
                        .taken(whole)
                        .members(THREE)
                        .of(must("full-sync", "Whoever is in a full sync is a member")),
                new SyncSteps()
                        .taken(whole)
                        .taken(TestSync.adding(MORE))
                        .members(NINE.subList(0, 6))
                        .probing(
                                must("added", "Whoever is added is a member, and the others stay")),
                new SyncSteps()
                        .taken(whole)
                        .taken(TestSync.removing(FIRST))
                        .strangers(FIRST)
                        .members(OTHERS)
                        .probing(
                                must("removed", "Whoever is removed is none, and the others stay")),
                new SyncSteps()
                        .taken(whole)
                        .taken(TestSync.removing(MORE))
                        .settled()
                        .members(THREE)
                        .strangers(MORE)
                        .probing(
                                must(
                                        "removed-unknown",
                                        "The removal of somebody unknown is taken")),
                new SyncSteps()
                        .taken(whole)
                        .taken(TestSync.adding(THREE))
                        .settled()
                        .members(THREE)
                        .taken(TestSync.removing(FIRST))
                        .strangers(FIRST)
                        .probing(must("added-again", "Whoever is added twice is a member once")),
                new SyncSteps()
                        .taken(whole)
                        .taken(TestSync.removing(FIRST))
                        .taken(TestSync.adding(FIRST))
                        .members(THREE)
                        .probing(
                                must("entered-again", "Whoever left and enters again is a member")),
                new SyncSteps()
                        .taken(whole)
                        .taken(TestSync.adding(NOBODY))
                        .taken(TestSync.removing(NOBODY))
                        .settled()
                        .members(THREE)
                        .of(must("empty-calls", "Calls with nobody in them are taken")),
                new SyncSteps()
                        .taken(whole)
                        .taken(TestSync.whole(NOBODY).again(2))
                        .strangers(THREE)
                        .probing(must("empty-full", "A full sync of nobody leaves nobody")),
                new SyncSteps()
                        .taken(whole)
                        .taken(TestSync.adding(MORE))
                        .taken(TestSync.removing(FIRST))
                        .taken(
                                TestSync.inPages(List.of(NINE.subList(2, 4), NINE.subList(6, 9)))
                                        .again(2))
                        .members(NINE.subList(2, 4))
                        .members(NINE.subList(6, 9))
                        .strangers(NINE.subList(0, 2))
                        .strangers(NINE.subList(4, 6))
                        .probing(
                                must(
                                        "full-later",
                                        "A full sync after changes is the whole cohort again")),
                new SyncSteps()
                        .step(new CheckStep.ExpectUnauthorized(TestSync.adding(FIRST).page(1)))
                        .strangers(FIRST)
                        .taken(TestSync.adding(FIRST))
                        .members(FIRST)
                        .authenticating(
                                must("no-password", "Without the password nothing is taken")));
    }

    private static CheckStep inWords(TestSync sync) {
        return new CheckStep.ExpectAcceptedInWords(sync.page(1));
    }
}
