package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.must;
import static dev.mixhook.engine.contract.finding.Claim.should;

import dev.mixhook.engine.contract.pack.CheckStep.ExpectAccepted;
import dev.mixhook.engine.contract.pack.CheckStep.ExpectStored;
import java.util.List;

/** With which properties users are stored: as they came (R-W6). */
final class KeptChecks {
    private KeptChecks() {}

    static List<Check> musts() {
        List<TestUser> three =
                List.of(
                        TestUser.with("1", "\"$first_name\": \"Ada\", \"plan\": \"pro\""),
                        new TestUser(TestUser.PREFIX + "2", "{\"$last_name\": \"Byron\"}"),
                        new TestUser(TestUser.PREFIX + "3", "{}"));
        return List.of(
                Check.echoing(
                        must("own-properties", "No user is given another's properties"),
                        new ExpectAccepted(TestPost.of(three)),
                        new ExpectStored(three, RequiredProperties.NOBODY_ELSES)));
    }

    static List<Check> shoulds() {
        return List.of(
                kept("texts-kept", "Texts are stored as they came", texts()),
                kept("numbers-kept", "Numbers are stored as they came", numbers()),
                kept("types-kept", "Types and what is nested are stored as they came", types()),
                kept("keys-kept", "Names of properties are stored as they came", keys()),
                Check.echoing(
                        should("newest-kept", "Whoever comes again is stored as they are now"),
                        new ExpectAccepted(TestPost.of(plan("free"))),
                        new ExpectStored(plan("free"), RequiredProperties.ALL),
                        new ExpectAccepted(TestPost.of(plan("pro"))),
                        new ExpectStored(plan("pro"), RequiredProperties.ALL)));
    }

    private static Check kept(String id, String sentence, String properties) {
        List<TestUser> one = List.of(TestUser.with("1", properties));
        return Check.echoing(
                should(id, sentence),
                new ExpectAccepted(TestPost.of(one)),
                new ExpectStored(one, RequiredProperties.ALL));
    }

    private static List<TestUser> plan(String plan) {
        return List.of(TestUser.with("1", "\"plan\": \"" + plan + '"'));
    }

    /** None longer than 255 bytes, which is where Mixpanel cuts them. */
    private static String texts() {
        return """
               "name": "O'Neil &amp; S\\u00f8n + %%2B 100%%41 \\ud83d\\udc69\\u200d\\ud83d\\udcbb \\u05e9\\u05dc\\u05d5\\u05dd", \
               "blanks": "  at both ends ", "lines": "one\\r\\ntwo\\rthree\\n", "empty": "", \
               "decomposed": "cafe\\u0301", "zip": "02142", "digits": "3.10", "truth": "true", \
               "nothing": "null", "day": "2026-01-05", "seen": "2026-01-05T10:00:00", \
               "long": "%s"\
               """
                .formatted("0123456789".repeat(25));
    }

    private static String numbers() {
        return """
               "none": 0, "zero": 0.0, "two": 2.0, "price": 1.10, "cost": 6.49, "below": -3, \
               "clicked": 1767225600000, "id": 9007199254740993\
               """;
    }

    private static String types() {
        return """
               "yes": true, "no": false, "none": null, "list": ["a", "b"], "numbers": [1, 2], \
               "mixed": ["a", 1, true, [], {}], "nobody": [], "object": {}, \
               "indexed": {"0": "a", "1": "b"}, "deep": {"a": {"b": {"c": [{"d": "e"}]}}}\
               """;
    }

    private static String keys() {
        return """
               "plan": "pro", "Plan": "Pro", "plan.name": "a", "$own": "b", "two words": "c", \
               "\\u00fcber": "d", "0": "e", "constructor": "f", "__proto__": "g", "toString": "h"\
               """;
    }
}
