package dev.mixhook.engine.contract.pack;

/**
 * A cohort of a check.
 *
 * @param number its place among the cohorts of its check, from 0 to 9
 */
record TestCohort(int number, String name) {
    static final TestCohort OWN = new TestCohort(0, "Big spenders");
    static final TestCohort OTHER = new TestCohort(1, "Sleepers");

    /** This cohort under another name. */
    TestCohort named(String other) {
        return new TestCohort(number, other);
    }
}
