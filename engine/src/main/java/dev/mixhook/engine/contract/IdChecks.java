package dev.mixhook.engine.contract;

import static dev.mixhook.engine.contract.Claim.must;
import static dev.mixhook.engine.contract.Claim.should;

import dev.mixhook.engine.contract.Move.Acted;
import dev.mixhook.engine.contract.Move.Kept;
import dev.mixhook.engine.contract.Move.Taken;
import java.util.List;
import java.util.stream.Stream;

/** Who is who: a user is their {@code $distinct_id}, character by character (R-T1). */
final class IdChecks {
    /**
     * With what stands before and behind it no more than 191 characters: an index of MySQL goes no
     * further.
     */
    private static final String LONG = Guest.PREFIX + "x".repeat(120);

    private IdChecks() {}

    static List<Check> musts() {
        return List.of(
                apart(
                        must(
                                "ids-apart",
                                "Ids that differ in case, far in or by a leading zero are two users"),
                        users("here", Guest.PREFIX + "aB", LONG + "1", Guest.NUMBER),
                        users("there", Guest.PREFIX + "Ab", LONG + "2", '0' + Guest.NUMBER)));
    }

    static List<Check> shoulds() {
        List<Guest> couple =
                users("home", Guest.PREFIX + "1", Guest.PREFIX + "2").stream()
                        .map(guest -> guest.having("\"$email\": \"{prefix}us@example.com\""))
                        .toList();
        return List.of(
                apart(
                        should("look-alike-ids", "Ids that look alike are two users"),
                        users("here", Guest.PREFIX + "ana", Guest.PREFIX + "caf\u00e9"),
                        users("there", Guest.PREFIX + "ana ", Guest.PREFIX + "cafe\u0301")),
                Check.probing(
                        should("same-email", "Two users with one e-mail address are two"),
                        new Taken(couple),
                        new Acted(couple, 1)));
    }

    /** What folds both into one when it stores, folds them when it is asked, too. */
    private static Check apart(Claim claim, List<Guest> some, List<Guest> others) {
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

    private static List<Guest> users(String place, String... ids) {
        String properties = "\"$email\": \"{address}\", \"$city\": \"" + place + '"';
        return Stream.of(ids).map(id -> new Guest(id, '{' + properties + '}')).toList();
    }
}
