package dev.mixhook.engine.contract;

import static dev.mixhook.engine.contract.Claim.should;

import dev.mixhook.engine.contract.Move.Refused;
import dev.mixhook.engine.contract.Move.Taken;
import java.util.List;

/**
 * Requests that are no POST of users, which Mixpanel never makes. Who answers 200 to them mostly
 * does so to whatever fails; but a receiver that puts what comes into a queue, unread, is right.
 */
final class BrokenChecks {
    private BrokenChecks() {}

    static List<Check> shoulds() {
        // On the same connection: what is left of a request that was refused is not its beginning.
        Taken taken = new Taken(Guest.plain(1));
        return List.of(
                Check.of(
                        should("malformed-json", "Malformed JSON is not answered 200"),
                        new Refused(Oddity.brokenOff()),
                        taken,
                        new Refused(Oddity.users("no JSON at all", _ -> "these are users")),
                        taken),
                Check.of(
                        should("missing-users", "A form without users is not answered 200"),
                        new Refused(Oddity.form("an empty body", _ -> "")),
                        taken,
                        new Refused(
                                Oddity.form(
                                        "a form without `users`", cast -> "user=" + cast.prefix())),
                        taken),
                Check.of(
                        should("wrong-content-type", "What is not a form is not answered 200"),
                        new Refused(Oddity.mislabelled("text/plain")),
                        taken,
                        new Refused(Oddity.json()),
                        taken),
                Check.probing(
                        should(
                                "one-fails",
                                "Whoever is answered 200 is done, even if another user failed"),
                        new Move.OddlyTried(
                                Oddity.halfFormed(), List.of(Guest.plain("1"), Guest.plain("3")))),
                Check.of(
                        should("get", "GET is not answered 200"),
                        new Refused(Oddity.get()),
                        taken));
    }
}
