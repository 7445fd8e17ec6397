package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.should;

import dev.mixhook.engine.contract.finding.Claim;
import java.util.Arrays;
import java.util.List;

/** Requests that are no cohort sync, which Mixpanel never makes. */
final class BrokenSyncChecks {
    private static final TestPost GOOD = TestSync.adding(TestUser.plain(1)).page(1);

    private BrokenSyncChecks() {}

    static List<Check> shoulds() {
        return List.of(
                refused(
                        should("unknown-action", "An unknown action is not answered 200"),
                        MalformedRequest.action("replace_members"),
                        MalformedRequest.action("")),
                refused(
                        should(
                                "prototype-actions",
                                "Names of JavaScript's prototype are no actions"),
                        MalformedRequest.action("constructor"),
                        MalformedRequest.action("toString"),
                        MalformedRequest.action("__proto__")),
                refused(
                        should("sync-malformed", "Malformed JSON is not answered 200"),
                        MalformedRequest.sync("no JSON at all", _ -> "these are members"),
                        MalformedRequest.sync(
                                "a page that breaks off",
                                page -> page.substring(0, page.length() - 20))),
                refused(
                        should("sync-empty", "A body with nothing in it is not answered 200"),
                        MalformedRequest.sync("an empty object", _ -> "{}"),
                        MalformedRequest.sync("an empty body", _ -> "")),
                refused(should("sync-get", "GET is not answered 200"), MalformedRequest.get()));
    }

    /** On the same connection: what is left of a request that was refused is not its beginning. */
    private static Check refused(Claim claim, MalformedRequest... malformed) {
        SyncSteps steps = new SyncSteps();
        Arrays.stream(malformed)
                .forEach(request -> steps.step(new CheckStep.ExpectRefused(request)).taken(GOOD));
        return steps.of(claim);
    }
}
