package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.must;
import static dev.mixhook.engine.contract.finding.Claim.should;

import dev.mixhook.engine.contract.pack.CheckStep.AwaitSettled;
import dev.mixhook.engine.contract.pack.CheckStep.ExpectAccepted;
import dev.mixhook.engine.contract.pack.CheckStep.ExpectActedOn;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which events are which, and what comes again. */
final class EventChecks {
    private static final List<TestEvent> SIX = TestEvent.plain(6);
    private static final TestUser USER = TestUser.plain("1");

    private EventChecks() {}

    static List<Check> musts() {
        AwaitSettled settled = new AwaitSettled(TestPost.events(List.of(TestEvent.plain("last"))));
        List<TestEvent> three = SIX.subList(0, 3);
        return List.of(
                Check.of(
                        must("events-200", "A list of one event is answered 2xx"),
                        new CheckStep.OpeningPost(TestPost.events(SIX.subList(0, 1))),
                        once(SIX.subList(0, 1))),
                Check.probing(
                        must("events-again", "The same list twice counts its events once"),
                        accepted(three),
                        accepted(three),
                        settled,
                        once(three)),
                Check.probing(
                        must(
                                "events-answer-lost",
                                "A list whose answer was lost comes again, and counts once"),
                        new CheckStep.SendIgnoringAnswer(TestPost.events(three)),
                        accepted(three),
                        settled,
                        once(three)),
                Check.probing(
                        must("events-mixed", "Known events beside new ones: the new ones count"),
                        accepted(three),
                        accepted(SIX),
                        settled,
                        once(SIX)),
                Check.probing(
                        must("events-at-once", "Two copies at once count their events once"),
                        new CheckStep.SendCopiesAtOnce(TestPost.events(SIX)),
                        accepted(SIX),
                        settled,
                        once(SIX)),
                Check.probing(
                        must("events-cut", "Half a list is not acted on; the whole one then is"),
                        new CheckStep.SendCutShort(TestPost.events(SIX), 50),
                        settled,
                        new ExpectActedOn(users(SIX), 0),
                        accepted(SIX),
                        once(SIX)),
                Check.probing(
                        must("one-users-events", "Two events of one user are two"),
                        accepted(ofOneUser("a", "b")),
                        new ExpectActedOn(List.of(USER), 2)),
                Check.probing(
                        must(
                                "insert-ids-apart",
                                "Events whose ids differ in case or by a leading zero are two"),
                        accepted(ofOneUser("aB", "007", "Ab", "7")),
                        new ExpectActedOn(List.of(USER), 4)),
                Check.probing(
                        must("events-late", "An event older than the last one counts"),
                        accepted(List.of(SIX.get(0).at(60))),
                        accepted(List.of(SIX.get(1).at(0), SIX.get(2).at(30))),
                        accepted(List.of(SIX.get(3).at(-86_400))),
                        once(SIX.subList(0, 4))),
                Check.of(
                        must("events-odd", "Nested properties, lists and nulls are taken"),
                        accepted(odd()),
                        once(odd())),
                Check.of(
                        must("events-bare", "An event without any properties is taken"),
                        accepted(List.of(SIX.get(0).named("Purchase", ""), SIX.get(1))),
                        once(SIX.subList(0, 2))),
                Check.of(
                        must("events-hostile", "Characters that JSON escapes come through"),
                        accepted(hostile()),
                        once(hostile())),
                new Check(
                        must("events-no-password", "Without the password nothing is taken"),
                        Requirement.AUTHENTICATION,
                        List.of(
                                new CheckStep.ExpectUnauthorized(TestPost.events(three)),
                                new ExpectActedOn(users(three), 0),
                                accepted(three),
                                once(three))));
    }

    static List<Check> shoulds() {
        List<TestEvent> twice =
                IntStream.range(0, 12).mapToObj(i -> SIX.get(i % SIX.size())).toList();
        return List.of(
                Check.probing(
                        should("twice-in-a-list", "An event that is in a list twice counts once"),
                        accepted(twice),
                        once(SIX)),
                Check.of(
                        should("events-unknown", "An event of another name is taken"),
                        accepted(List.of(SIX.get(0).named("Nobody knows this", "\"a\": 1")))),
                Check.of(
                        should(
                                "events-prototype",
                                "Properties with names of JavaScript's prototype are taken"),
                        accepted(
                                List.of(
                                        SIX.get(0)
                                                .named(
                                                        "constructor",
                                                        "\"__proto__\": {\"a\": 1}, \"toString\": \"b\""))),
                        once(SIX.subList(0, 1))));
    }

    static CheckStep accepted(List<TestEvent> events) {
        return new ExpectAccepted(TestPost.events(events));
    }

    static CheckStep once(List<TestEvent> events) {
        return new ExpectActedOn(users(events), 1);
    }

    static List<TestUser> users(List<TestEvent> events) {
        return events.stream().map(TestEvent::user).toList();
    }

    private static List<TestEvent> ofOneUser(String... ids) {
        return Stream.of(ids).map(id -> TestEvent.of(USER, TestUser.PREFIX + id)).toList();
    }

    private static List<TestEvent> odd() {
        return List.of(
                SIX.get(0)
                        .named(
                                "Purchase",
                                """
                                "none": null, "empty": "", "no": false, "plan.name": "pro", \
                                "list": ["a", 1, 1.5, true, null, [], {}], \
                                "deep": {"a": {"b": {"c": [{"d": null}]}}}\
                                """));
    }

    private static List<TestEvent> hostile() {
        String properties =
                "\"hostile\": \"&amp; < > & ' \\\" \\\\ \\n \\u2028 \\ud83d\\udc69\\u200d\\ud83d\\udcbb \\u05e9\\u05dc\\u05d5\\u05dd\"";
        List<String> names =
                List.of(
                        "1",
                        "a+b&c=d'e",
                        "\uD83D\uDC69\u200D\uD83D\uDCBB",
                        "\u05E9\u05DC\u05D5\u05DD");
        return IntStream.range(0, names.size())
                .mapToObj(i -> TestEvent.plain(names.get(i)).named("K\u00e4uf & <Co>", properties))
                .toList();
    }
}
