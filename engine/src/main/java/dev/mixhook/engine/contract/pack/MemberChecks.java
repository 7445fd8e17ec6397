package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.must;
import static dev.mixhook.engine.contract.finding.Claim.should;

import dev.mixhook.delivery.CohortSyncFormat.Members;
import dev.mixhook.engine.contract.finding.Claim;
import java.util.List;
import java.util.stream.Stream;

/** Who a member is, and what comes with them (R-C4). */
final class MemberChecks {
    private static final List<TestUser> THREE = TestUser.plain(3);

    private MemberChecks() {}

    static List<Check> musts() {
        return List.of(
                new SyncSteps()
                        .taken(TestSync.whole(THREE).written(Members.DOCUMENTED))
                        .taken(TestSync.removing(first()).written(Members.DOCUMENTED))
                        .strangers(first())
                        .members(THREE.subList(1, 3))
                        .of(must("documented-members", "Members in the documented form are taken")),
                new SyncSteps()
                        .taken(TestSync.adding(THREE).written(Members.DOCUMENTED))
                        .taken(TestSync.removing(first()))
                        .strangers(first())
                        .members(THREE.subList(1, 3))
                        .probing(
                                must(
                                        "either-form",
                                        "A member is the same in whichever form they come")),
                amongOthers(
                        must("member-without-email", "A member without an e-mail address is taken"),
                        "{\"$first_name\": \"Ada\", \"plan\": \"pro\"}"),
                amongOthers(must("member-bare", "A member with nothing but an id is taken"), "{}"),
                taken(
                        must("member-odd", "Nested properties, lists and nulls are taken"),
                        List.of(
                                TestUser.with(
                                        "1",
                                        """
                                        "none": null, "empty": "", "no": false, "plan.name": "pro", \
                                        "list": ["a", 1, 1.5, true, null, [], {}], \
                                        "deep": {"a": {"b": {"c": [{"d": null}]}}}\
                                        """))),
                taken(
                        must("member-hostile", "Characters that JSON escapes come through"),
                        hostile()),
                new SyncSteps()
                        .taken(TestSync.adding(users("aB", "007", "x")))
                        .strangers(users("Ab", "7", "X"))
                        .taken(TestSync.adding(users("Ab", "7", "X")))
                        .taken(TestSync.removing(users("aB", "007", "x")))
                        .strangers(users("aB", "007", "x"))
                        .members(users("Ab", "7", "X"))
                        .probing(
                                must(
                                        "member-ids-apart",
                                        "Ids that differ in case or by a leading zero are two members")),
                kept(
                        must("member-own", "No member is given another's properties"),
                        List.of(
                                TestUser.with("1", "\"$first_name\": \"Ada\", \"plan\": \"pro\""),
                                new TestUser(TestUser.PREFIX + "2", "{\"$last_name\": \"Byron\"}"),
                                new TestUser(TestUser.PREFIX + "3", "{}")),
                        RequiredProperties.NOBODY_ELSES));
    }

    static List<Check> shoulds() {
        List<TestUser> couple =
                Stream.of("1", "2")
                        .map(TestUser::plain)
                        .map(user -> user.having("\"$email\": \"{prefix}us@example.com\""))
                        .toList();
        return List.of(
                new SyncSteps()
                        .taken(TestSync.whole(couple))
                        .members(couple)
                        .taken(TestSync.removing(couple.subList(0, 1)))
                        .strangers(couple.subList(0, 1))
                        .members(couple.subList(1, 2))
                        .probing(
                                should(
                                        "member-same-email",
                                        "Two members with one e-mail address are two")),
                taken(
                        should(
                                "prototype-names",
                                "Properties with names of JavaScript's prototype are taken"),
                        List.of(
                                TestUser.with(
                                        "1",
                                        """
                                        "constructor": "a", "__proto__": {"b": 1}, "toString": "c", \
                                        "hasOwnProperty": "d", "prototype": "e"\
                                        """))),
                kept(
                        should("member-kept", "Properties of members are stored as they came"),
                        List.of(
                                TestUser.with(
                                        "1",
                                        """
                                        "plan": "pro", "note": " O'Neil <&> \\u00fc ", "zip": "02142", \
                                        "price": 1.10, "yes": true, "list": ["a", 1]\
                                        """)),
                        RequiredProperties.ALL));
    }

    private static List<TestUser> first() {
        return THREE.subList(0, 1);
    }

    private static List<TestUser> users(String... names) {
        return Stream.of(names).map(TestUser::plain).toList();
    }

    /** Somebody who cannot be mailed and the like need not be kept; the others have to be. */
    private static Check amongOthers(Claim claim, String properties) {
        List<TestUser> others = List.of(THREE.get(0), THREE.get(2));
        TestUser odd = new TestUser(TestUser.PREFIX + "2", properties);
        return new SyncSteps()
                .taken(TestSync.whole(List.of(others.get(0), odd, others.get(1))))
                .members(others)
                .of(claim);
    }

    private static Check taken(Claim claim, List<TestUser> members) {
        return new SyncSteps().taken(TestSync.whole(members)).members(members).of(claim);
    }

    private static Check kept(Claim claim, List<TestUser> members, RequiredProperties required) {
        return Check.echoing(
                claim,
                new CheckStep.ExpectAccepted(TestSync.whole(members).page(1)),
                new CheckStep.ExpectStored(members, required));
    }

    /** In the ids only what every web framework lets pass in the path of a URL. */
    private static List<TestUser> hostile() {
        String properties =
                """
                "hostile": "&amp; < > & ' \\" \\\\ \\n \\u2028 \\ud83d\\udc69\\u200d\\ud83d\\udcbb \\u05e9\\u05dc\\u05d5\\u05dd \\u202eabc\\u202c"\
                """;
        return Stream.of(
                        "1",
                        "a+b&c=d'e",
                        "\uD83D\uDC69\u200D\uD83D\uDCBB",
                        "\u05E9\u05DC\u05D5\u05DD")
                .map(name -> TestUser.with(name, properties))
                .toList();
    }
}
