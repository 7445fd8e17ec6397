package dev.mixhook.engine.contract.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mixhook.delivery.Cohort;
import dev.mixhook.delivery.CohortPage;
import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.CohortSyncFormat.AnswerRule;
import dev.mixhook.delivery.CohortSyncFormat.Members;
import dev.mixhook.delivery.CohortSyncFormat.PageInfo;
import dev.mixhook.delivery.SyncCall;
import dev.mixhook.delivery.WebhookBody;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives the cohorts of a check their ids and sessions, of which each run and each check has its
 * own.
 */
record TestCohorts(TestUsers users) {
    private static final long PROJECT = 4711;
    private static final int IDS = 90_000_000;
    private static final List<String> IDS_OF_MEMBER =
            List.of("$distinct_id", "mixpanel_distinct_id");

    WebhookBody body(TestSync sync, int number) {
        List<TestUser> members = sync.pages().get(number - 1);
        CohortSyncFormat format =
                new CohortSyncFormat(
                        cohort(sync),
                        sync.pageInfo(),
                        sync.form(),
                        List.copyOf(properties(sync.form(), members)),
                        AnswerRule.STATUS);
        return format.body(
                new CohortPage(
                        new SyncCall(sync.action(), session(sync)),
                        number,
                        sync.pages().size(),
                        users.recipients(members)));
    }

    /** A member as they are sent, without the id: a JSON object. */
    String member(TestUser user) {
        byte[] page = body(TestSync.adding(List.of(user)), 1).bytes();
        ObjectNode member =
                (ObjectNode) JsonMapper.shared().readTree(page).at("/parameters/members/0");
        return member.without(IDS_OF_MEMBER).toString();
    }

    /** Real bodies without page numbers had no description either. */
    private Cohort cohort(TestSync sync) {
        String description = sync.pageInfo() == PageInfo.ABSENT ? "" : "Spent 100 or more";
        return new Cohort(id(sync.cohort()), sync.cohort().name(), description, PROJECT);
    }

    /** The cohort's id: nine digits, the last one of which counts the cohorts of the check. */
    long id(TestCohort cohort) {
        long own = Math.floorMod(UUID.nameUUIDFromBytes(bytes(users.prefix())).hashCode(), IDS);
        return (own + IDS / 9) * 10 + cohort.number();
    }

    /** A UUID, one for all pages of an action. */
    String session(TestSync sync) {
        String name =
                "%s%d-%d-%s"
                        .formatted(
                                users.prefix(),
                                sync.cohort().number(),
                                sync.session(),
                                sync.action().text());
        return UUID.nameUUIDFromBytes(bytes(name)).toString();
    }

    /** All of them, where a profile's own go out. */
    private Set<String> properties(Members form, List<TestUser> members) {
        Set<String> names = new LinkedHashSet<>();
        switch (form) {
            case DOCUMENTED -> {}
            case PROFILE ->
                    members.forEach(
                            member ->
                                    JsonMapper.shared()
                                            .readTree(users.properties(member))
                                            .propertyNames()
                                            .forEach(names::add));
        }
        return names;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
