package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.must;
import static dev.mixhook.engine.contract.finding.Claim.should;

import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.contract.pack.CheckStep.Acted;
import dev.mixhook.engine.contract.pack.CheckStep.Kept;
import dev.mixhook.engine.contract.pack.CheckStep.Taken;
import java.util.List;
import java.util.stream.Stream;

/** Who is who: a user is their {@code $distinct_id}, character by character (R-T1). */
final class IdChecks {
    /**
     * With what stands before and behind it no more than 191 characters: an index of MySQL goes no
     * further.
     */
    private static final String LONG = TestUser.PREFIX + "x".repeat(120);

    private IdChecks() {}

    static List<Check> musts() {
        return List.of(
                apart(
                        must(
                                "ids-apart",
                                "Ids that differ in case, far in or by a leading zero are two users"),
                        users("here", TestUser.PREFIX + "aB", LONG + "1", TestUser.NUMBER),
                        users("there", TestUser.PREFIX + "Ab", LONG + "2", '0' + TestUser.NUMBER)));
    }

    static List<Check> shoulds() {
        List<TestUser> couple =
                users("home", TestUser.PREFIX + "1", TestUser.PREFIX + "2").stream()
                        .map(user -> user.having("\"$email\": \"{prefix}us@example.com\""))
                        .toList();
        return List.of(
                apart(
                        should("look-alike-ids", "Ids that look alike are two users"),
                        users("here", TestUser.PREFIX + "ana", TestUser.PREFIX + "caf\u00e9"),
                        users("there", TestUser.PREFIX + "ana ", TestUser.PREFIX + "cafe\u0301")),
                Check.probing(
                        should("same-email", "Two users with one e-mail address are two"),
                        new Taken(couple),
                        new Acted(couple, 1)));
    }

    /** What folds both into one when it stores, folds them when it is asked, too. */
    private static Check apart(Claim claim, List<TestUser> some, List<TestUser> others) {
        return Check.probing(
                claim,
                new Taken(some),
                new Acted(some, 1),
                new Acted(others, 0),
                new Taken(others),
                new Acted(others, 1),
                new Kept(
                        Stream.concat(some.stream(), others.stream()).toList(),
                        Extent.NOBODY_ELSES));
    }

    private static List<TestUser> users(String place, String... ids) {
        String properties = "\"$email\": \"{address}\", \"$city\": \"" + place + '"';
        return Stream.of(ids).map(id -> new TestUser(id, '{' + properties + '}')).toList();
    }
}
