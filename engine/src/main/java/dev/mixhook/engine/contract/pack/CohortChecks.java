package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.must;

import java.util.List;

/** Which cohort is which: it is its id, whatever it is called (R-C2). */
final class CohortChecks {
    private static final List<TestUser> NINE = TestUser.plain(9);
    private static final List<TestUser> OURS = NINE.subList(0, 3);
    private static final List<TestUser> FIRST = NINE.subList(0, 1);
    private static final List<TestUser> THEIRS = NINE.subList(3, 6);

    private CohortChecks() {}

    static List<Check> musts() {
        TestCohort renamed = TestCohort.OWN.named("Heavy spenders");
        TestCohort sameName = TestCohort.OTHER.named(TestCohort.OWN.name());
        return List.of(
                apart(TestCohort.OTHER)
                        .probing(
                                must(
                                        "cohorts-apart",
                                        "What is told of one cohort leaves another as it is")),
                apart(sameName)
                        .probing(must("same-name", "Two cohorts of one name are two cohorts")),
                between()
                        .probing(
                                must(
                                        "session-between",
                                        "Another cohort's session between two pages mixes nothing up")),
                new SyncSteps()
                        .taken(TestSync.whole(OURS))
                        .taken(TestSync.adding(THEIRS).of(renamed))
                        .taken(TestSync.removing(FIRST).of(renamed))
                        .strangers(FIRST)
                        .members(NINE.subList(1, 6))
                        .probing(must("renamed", "A cohort that was renamed is the same cohort")));
    }

    private static SyncSteps apart(TestCohort other) {
        return new SyncSteps()
                .taken(TestSync.whole(OURS))
                .taken(TestSync.whole(THEIRS).of(other))
                .taken(TestSync.removing(FIRST).of(other))
                .settled()
                .members(OURS)
                .members(THEIRS);
    }

    private static SyncSteps between() {
        TestSync ours = TestSync.wholeOneByOne(OURS).again(2);
        TestSync theirs = TestSync.wholeOneByOne(THEIRS).of(TestCohort.OTHER);
        SyncSteps steps = new SyncSteps().taken(TestSync.whole(NINE.subList(8, 9)));
        for (int page = 1; page <= 3; page++) {
            steps.taken(ours.page(page)).taken(theirs.page(page));
        }
        return steps.members(OURS).members(THEIRS).strangers(NINE.subList(8, 9));
    }
}
