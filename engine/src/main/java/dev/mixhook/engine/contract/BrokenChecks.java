package dev.mixhook.engine.contract;

import static dev.mixhook.engine.contract.Claim.must;
import static dev.mixhook.engine.contract.Claim.should;

import dev.mixhook.engine.contract.Move.Refused;
import dev.mixhook.engine.contract.Move.Taken;
import java.util.List;

/** Requests that are no POST of users: who answers 200 to them loses whom they were for. */
final class BrokenChecks {
    private BrokenChecks() {}

    static List<Check> musts() {
        return List.of(
                Check.of(
                        must("malformed-json", "Malformed JSON is not answered 200"),
                        new Refused(Oddity.brokenOff()),
                        new Refused(Oddity.users("no JSON at all", _ -> "these are users")),
                        new Taken(Guest.plain(1))),
                Check.of(
                        must("missing-users", "A form without users is not answered 200"),
                        new Refused(Oddity.form("an empty body", _ -> "")),
                        new Refused(
                                Oddity.form("a form without `users`", prefix -> "user=" + prefix)),
                        new Taken(Guest.plain(1))),
                Check.of(
                        must("wrong-content-type", "What is not a form is not answered 200"),
                        new Refused(Oddity.mislabelled("text/plain")),
                        new Refused(Oddity.json()),
                        new Taken(Guest.plain(1))));
    }

    static List<Check> shoulds() {
        return List.of(
                Check.of(
                        should("get", "GET is not answered 200"),
                        new Refused(Oddity.get()),
                        new Taken(Guest.plain(1))));
    }
}
