package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.must;
import static dev.mixhook.engine.contract.finding.Claim.should;

import dev.mixhook.delivery.Batch;
import dev.mixhook.engine.contract.finding.Claim;
import java.util.List;
import java.util.stream.Stream;

/** What a body may hold. */
final class BodyChecks {
    private static final int KB = 1024;

    /** Nobody stores these otherwise. */
    private static final String NAME =
            "\"$first_name\": \"O'Neil &amp; S\u00f8n + %2B 100%41 \uD83D\uDC69\u200D\uD83D\uDCBB \u05E9\u05DC\u05D5\u05DD\"";

    private static final String HOSTILE =
            "&amp; &lt; &#39; + & = % ; %2B %22 %26 %5C ' < > / ? # \\\" \\\\ \\n \u2028 \u2029 \uD83D\uDC69\u200D\uD83D\uDCBB"
                    + " \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 \u202Eabc\u202C";

    private BodyChecks() {}

    static List<Check> musts() {
        return List.of(
                Check.of(
                        must("answers-200", "A good POST is answered 200, and nothing else"),
                        new CheckStep.OpeningPost(TestPost.of(TestUser.plain(1))),
                        new CheckStep.ExpectActedOn(TestUser.plain(1), 1)),
                Check.taken(must("users-1", "One user is taken"), TestUser.plain(1)),
                Check.taken(
                        must("users-49", "49 users are taken, each of them"), TestUser.plain(49)),
                Check.taken(
                        must("users-50", "50 users are taken, each of them"),
                        TestUser.plain(Batch.MOST)),
                Check.taken(
                        must("body-110kb", "An encoded body of 110 kB is taken"),
                        TestUser.heavy(110 * KB)),
                amongOthers(
                        must("empty-properties", "A user without any properties is taken"), "{}"),
                amongOthers(
                        must("missing-email", "A user without $email is taken"),
                        "{\"$first_name\": \"Ada\", \"plan\": \"pro\"}"),
                Check.taken(
                        must(
                                "odd-properties",
                                "Unknown and nested properties, lists and nulls are taken"),
                        List.of(TestUser.with("1", odd()))),
                Check.taken(
                        must(
                                "odd-keys",
                                "Properties with dots and dollars in their names are taken"),
                        List.of(
                                TestUser.with(
                                        "1",
                                        "\"plan.name\": \"pro\", \"$own\": \"a\", \"two words\": \"b\", \"\u00fcber\": \"c\""))),
                hostile(),
                Check.taken(
                        must("zoneless-dates", "Dates without a zone are taken"),
                        List.of(
                                TestUser.with(
                                        "1",
                                        "\"$last_seen\": \"2026-01-05T10:00:00\", \"$created\": \"2012-11-20T15:26:16\", \"Last Seen\": \"2026-03-29T02:30:00\""))));
    }

    static List<Check> shoulds() {
        return List.of(
                Check.taken(
                        should("body-250kb", "An encoded body of 250 kB is taken"),
                        TestUser.heavy(250 * KB)),
                Check.taken(
                        should("body-600kb", "An encoded body of 600 kB is taken"),
                        TestUser.heavy(600 * KB)),
                Check.taken(
                        should("body-2mb", "An encoded body of 2 MB is taken"),
                        TestUser.heavy(2048 * KB)),
                Check.taken(
                        should("lone-surrogates", "Halves of characters are taken"),
                        List.of(TestUser.with("1", "\"cut\": \"Ada \\ud83d\""))),
                Check.taken(
                        should("nul-character", "A user with U+0000 in a text is taken"),
                        List.of(
                                TestUser.plain("1"),
                                TestUser.with("2", "\"note\": \"a\\u0000b\""),
                                TestUser.plain("3"))),
                Check.taken(
                        should("big-numbers", "2^53+1, decimals and 1e400 are taken"),
                        List.of(
                                TestUser.with(
                                        "1",
                                        "\"id\": 9007199254740993, \"price\": 1.10, \"far\": 1e400, \"zero\": -0"))));
    }

    /** Somebody who cannot be mailed and the like need not be acted on; the others have to be. */
    private static Check amongOthers(Claim claim, String properties) {
        List<TestUser> others = List.of(TestUser.plain("1"), TestUser.plain("3"));
        TestUser odd = new TestUser(TestUser.PREFIX + "2", properties);
        return Check.of(
                claim,
                new CheckStep.ExpectAccepted(
                        TestPost.of(List.of(others.getFirst(), odd, others.getLast()))),
                new CheckStep.ExpectActedOn(others, 1));
    }

    /**
     * All of it stands in a property; in the ids, so that a probe shows whether they came through,
     * what every web framework lets pass in the path of a URL.
     */
    private static Check hostile() {
        List<TestUser> four =
                Stream.of(
                                "1",
                                "a+b&c=d'e",
                                "\uD83D\uDC69\u200D\uD83D\uDCBB",
                                "\u05E9\u05DC\u05D5\u05DD")
                        .map(
                                name ->
                                        TestUser.with(
                                                name, NAME + ", \"hostile\": \"" + HOSTILE + "\""))
                        .toList();
        return Check.of(
                must("hostile-characters", "Characters that forms and JSON escape come through"),
                new CheckStep.ExpectAccepted(TestPost.of(four)),
                new CheckStep.ExpectActedOn(four, 1));
    }

    private static String odd() {
        return """
               "Nobody knows": "this one", "$campaigns": [544735, 550211], "none": null, "empty": "", "no": false, \
               "list": ["a", 1, 1.5, true, null, [], {}], \
               "$transactions": [{"$time": "2026-01-05T10:00:00", "$amount": 63960}], \
               "clicked": 1767225600000, "deep": {"a": {"b": {"c": [{"d": null}]}}}\
               """;
    }
}
