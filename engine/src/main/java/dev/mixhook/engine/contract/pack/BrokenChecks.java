package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.should;

import dev.mixhook.engine.contract.pack.CheckStep.ExpectAccepted;
import dev.mixhook.engine.contract.pack.CheckStep.ExpectRefused;
import java.util.List;

/**
 * Requests that are no POST of users, which Mixpanel never makes. Who answers 200 to them mostly
 * does so to whatever fails; but a receiver that puts what comes into a queue, unread, is right.
 */
final class BrokenChecks {
    private BrokenChecks() {}

    static List<Check> shoulds() {
        // On the same connection: what is left of a request that was refused is not its beginning.
        ExpectAccepted expectAccepted = new ExpectAccepted(TestPost.of(TestUser.plain(1)));
        return List.of(
                Check.of(
                        should("malformed-json", "Malformed JSON is not answered 200"),
                        new ExpectRefused(MalformedRequest.brokenOff()),
                        expectAccepted,
                        new ExpectRefused(
                                MalformedRequest.users("no JSON at all", _ -> "these are users")),
                        expectAccepted),
                Check.of(
                        should("missing-users", "A form without users is not answered 200"),
                        new ExpectRefused(MalformedRequest.form("an empty body", _ -> "")),
                        expectAccepted,
                        new ExpectRefused(
                                MalformedRequest.form(
                                        "a form without `users`",
                                        users -> "user=" + users.prefix())),
                        expectAccepted),
                Check.of(
                        should("wrong-content-type", "What is not a form is not answered 200"),
                        new ExpectRefused(MalformedRequest.mislabelled("text/plain")),
                        expectAccepted,
                        new ExpectRefused(MalformedRequest.json()),
                        expectAccepted),
                Check.probing(
                        should(
                                "one-fails",
                                "Whoever is answered 200 is done, even if another user failed"),
                        new CheckStep.SendMalformedAllowingRefusal(
                                MalformedRequest.halfFormed(),
                                List.of(TestUser.plain("1"), TestUser.plain("3")))),
                Check.of(
                        should("get", "GET is not answered 200"),
                        new ExpectRefused(MalformedRequest.get()),
                        expectAccepted));
    }
}
