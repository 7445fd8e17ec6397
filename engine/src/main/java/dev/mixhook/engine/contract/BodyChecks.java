package dev.mixhook.engine.contract;

import static dev.mixhook.engine.contract.Claim.must;
import static dev.mixhook.engine.contract.Claim.should;

import java.util.List;
import java.util.stream.Stream;

/** What a body may hold. */
final class BodyChecks {
    private static final int KB = 1024;

    private static final String HOSTILE =
            "+ & = % ; %2B %22 %26 %5C ' < > / ? # \\\" \\\\ \\n \u2028 \u2029 \uD83D\uDC69\u200D\uD83D\uDCBB"
                    + " \u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 \u202Eabc\u202C";

    private BodyChecks() {}

    static List<Check> musts() {
        return List.of(
                Check.of(
                        must("answers-200", "A good POST is answered 200, and nothing else"),
                        new Move.First(Guest.plain(1)),
                        new Move.Acted(Guest.plain(1), 1)),
                Check.taken(must("users-1", "One user is taken"), Guest.plain(1)),
                Check.taken(must("users-49", "49 users are taken, each of them"), Guest.plain(49)),
                Check.taken(must("users-50", "50 users are taken, each of them"), Guest.plain(50)),
                Check.taken(
                        must("body-110kb", "An encoded body of 110 kB is taken"),
                        Guest.heavy(110 * KB)),
                Check.taken(
                        must("empty-properties", "A user without any properties is taken"),
                        List.of(new Guest("1", "{}"))),
                Check.taken(
                        must("missing-email", "A user without $email is taken"),
                        List.of(new Guest("1", "{\"$first_name\": \"Ada\", \"plan\": \"pro\"}"))),
                Check.taken(
                        must(
                                "odd-properties",
                                "Unknown and nested properties, lists and nulls are taken"),
                        List.of(Guest.with("1", odd()))),
                Check.taken(
                        must(
                                "hostile-characters",
                                "Characters that forms and JSON escape come through"),
                        hostile()),
                Check.taken(
                        must("zoneless-dates", "Dates without a zone are taken"),
                        List.of(
                                Guest.with(
                                        "1",
                                        "\"$last_seen\": \"2026-01-05T10:00:00\", \"$created\": \"2012-11-20T15:26:16\", \"Last Seen\": \"2026-03-29T02:30:00\""))));
    }

    static List<Check> shoulds() {
        return List.of(
                Check.taken(
                        should("body-250kb", "An encoded body of 250 kB is taken"),
                        Guest.heavy(250 * KB)),
                Check.taken(
                        should("body-600kb", "An encoded body of 600 kB is taken"),
                        Guest.heavy(600 * KB)),
                Check.taken(
                        should("body-2mb", "An encoded body of 2 MB is taken"),
                        Guest.heavy(2048 * KB)),
                Check.taken(
                        should("lone-surrogates", "Halves of characters are taken"),
                        List.of(Guest.with("1", "\"cut\": \"Ada \\ud83d\""))),
                Check.taken(
                        should("big-numbers", "2^53+1, decimals and 1e400 are taken"),
                        List.of(
                                Guest.with(
                                        "1",
                                        "\"id\": 9007199254740993, \"price\": 1.10, \"far\": 1e400, \"zero\": -0"))));
    }

    /**
     * All of it stands in a property; in the ids, so that a probe shows whether they came through,
     * what every web framework lets pass in the path of a URL.
     */
    private static List<Guest> hostile() {
        return Stream.of(
                        "1",
                        "a+b&c=d'e",
                        "\uD83D\uDC69\u200D\uD83D\uDCBB",
                        "\u05E9\u05DC\u05D5\u05DD")
                .map(name -> Guest.with(name, "\"hostile\": \"" + HOSTILE + "\""))
                .toList();
    }

    private static String odd() {
        return """
               "Nobody knows": "this one", "$campaigns": [544735, 550211], "none": null, "empty": "", "no": false, \
               "list": ["a", 1, 1.5, true, null, [], {}], \
               "$transactions": [{"$time": "2026-01-05T10:00:00", "$amount": 63960}], \
               "deep": {"a": {"b": {"c": [{"d": null}]}}}\
               """;
    }
}
