package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.must;
import static dev.mixhook.engine.contract.finding.Claim.should;

import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.contract.pack.CheckStep.ExpectAccepted;
import dev.mixhook.engine.contract.pack.CheckStep.ExpectActedOn;
import dev.mixhook.engine.contract.pack.CheckStep.ExpectStored;
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
                        new ExpectAccepted(TestPost.of(couple)),
                        new ExpectActedOn(couple, 1)));
    }

    /** What folds both into one when it stores, folds them when it is asked, too. */
    private static Check apart(Claim claim, List<TestUser> some, List<TestUser> others) {
        return Check.probing(
                claim,
                new ExpectAccepted(TestPost.of(some)),
                new ExpectActedOn(some, 1),
                new ExpectActedOn(others, 0),
                new ExpectAccepted(TestPost.of(others)),
                new ExpectActedOn(others, 1),
                new ExpectStored(
                        Stream.concat(some.stream(), others.stream()).toList(),
                        RequiredProperties.NOBODY_ELSES));
    }

    private static List<TestUser> users(String place, String... ids) {
        String properties = "\"$email\": \"{address}\", \"$city\": \"" + place + '"';
        return Stream.of(ids).map(id -> new TestUser(id, '{' + properties + '}')).toList();
    }
}
