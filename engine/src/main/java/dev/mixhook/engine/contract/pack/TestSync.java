package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.CohortSyncFormat.Members;
import dev.mixhook.delivery.CohortSyncFormat.PageInfo;
import dev.mixhook.delivery.SyncCall.Action;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One action of a cohort sync, in pages (R-C2, R-C3).
 *
 * @param session tells it from others of its check
 */
record TestSync(
        Action action,
        int session,
        TestCohort cohort,
        PageInfo pageInfo,
        Members form,
        List<List<TestUser>> pages) {
    TestSync {
        pages = List.copyOf(pages);
    }

    /** The whole cohort, in the form that mixhook sends by itself. */
    static TestSync whole(List<TestUser> members) {
        return inPages(List.of(members));
    }

    static TestSync inPages(List<List<TestUser>> pages) {
        return of(Action.MEMBERS, pages);
    }

    /** The whole cohort in pages of one member each. */
    static TestSync wholeOneByOne(List<TestUser> members) {
        return inPages(members.stream().map(List::of).toList());
    }

    static TestSync adding(List<TestUser> members) {
        return of(Action.ADD_MEMBERS, List.of(members));
    }

    static TestSync removing(List<TestUser> members) {
        return of(Action.REMOVE_MEMBERS, List.of(members));
    }

    private static TestSync of(Action action, List<List<TestUser>> pages) {
        return new TestSync(
                action, 1, TestCohort.OWN, PageInfo.NUMBERS, Members.PROFILE, List.copyOf(pages));
    }

    /** This action in another session. */
    TestSync again(int session) {
        return new TestSync(action, session, cohort, pageInfo, form, pages);
    }

    /** This action of another cohort. */
    TestSync of(TestCohort other) {
        return new TestSync(action, session, other, pageInfo, form, pages);
    }

    TestSync numbered(PageInfo other) {
        return new TestSync(action, session, cohort, other, form, pages);
    }

    TestSync written(Members other) {
        return new TestSync(action, session, cohort, pageInfo, other, pages);
    }

    /** A page by its number, from 1. */
    TestPost page(int number) {
        return new TestPost.Page(this, number);
    }

    /** All pages, in their order. */
    List<TestPost> posts() {
        return IntStream.rangeClosed(1, pages.size()).mapToObj(this::page).toList();
    }
}
