package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.should;

import dev.mixhook.engine.contract.pack.CheckStep.Refused;
import dev.mixhook.engine.contract.pack.CheckStep.Taken;
import java.util.List;

/**
 * Requests that are no POST of users, which Mixpanel never makes. Who answers 200 to them mostly
 * does so to whatever fails; but a receiver that puts what comes into a queue, unread, is right.
 */
final class BrokenChecks {
    private BrokenChecks() {}

    static List<Check> shoulds() {
        // On the same connection: what is left of a request that was refused is not its beginning.
        Taken taken = new Taken(TestUser.plain(1));
        return List.of(
                Check.of(
                        should("malformed-json", "Malformed JSON is not answered 200"),
                        new Refused(MalformedRequest.brokenOff()),
                        taken,
                        new Refused(
                                MalformedRequest.users("no JSON at all", _ -> "these are users")),
                        taken),
                Check.of(
                        should("missing-users", "A form without users is not answered 200"),
                        new Refused(MalformedRequest.form("an empty body", _ -> "")),
                        taken,
                        new Refused(
                                MalformedRequest.form(
                                        "a form without `users`",
                                        users -> "user=" + users.prefix())),
                        taken),
                Check.of(
                        should("wrong-content-type", "What is not a form is not answered 200"),
                        new Refused(MalformedRequest.mislabelled("text/plain")),
                        taken,
                        new Refused(MalformedRequest.json()),
                        taken),
                Check.probing(
                        should(
                                "one-fails",
                                "Whoever is answered 200 is done, even if another user failed"),
                        new CheckStep.OddlyTried(
                                MalformedRequest.halfFormed(),
                                List.of(TestUser.plain("1"), TestUser.plain("3")))),
                Check.of(
                        should("get", "GET is not answered 200"),
                        new Refused(MalformedRequest.get()),
                        taken));
    }
}
