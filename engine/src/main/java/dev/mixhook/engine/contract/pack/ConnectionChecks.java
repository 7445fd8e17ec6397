package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.must;
import static dev.mixhook.engine.contract.finding.Claim.should;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.WireFault;
import dev.mixhook.engine.contract.pack.CheckStep.ExpectAcceptedWithFault;
import dev.mixhook.engine.contract.pack.CheckStep.ExpectActedOn;
import dev.mixhook.engine.contract.pack.CheckStep.ExpectAllAccepted;
import java.util.List;

/** How POSTs come: at what pace, on which connections, how many at once. */
final class ConnectionChecks {
    private static final int LONG_QUERY = 2000;
    private static final int BURST = 200;
    private static final int AT_ONCE = 16;

    private ConnectionChecks() {}

    static List<Check> musts() {
        List<TestUser> five = TestUser.plain(5);
        List<TestUser> fifty = TestUser.plain(Batch.MOST);
        return List.of(
                Check.of(
                        must("in-time", "50 users are answered within the time-out"),
                        new CheckStep.ExpectAcceptedInTime(TestPost.of(fifty))),
                Check.of(
                        must("keep-alive", "Several POSTs on one connection are taken"),
                        new ExpectAllAccepted(oneEach(five), 1),
                        new ExpectActedOn(five, 1)),
                Check.of(
                        must("new-connections", "A new connection for each POST is taken"),
                        five.stream()
                                .map(
                                        user ->
                                                new ExpectAcceptedWithFault(
                                                        TestPost.of(List.of(user)),
                                                        new WireFault.OwnConnection()))
                                .toArray(CheckStep[]::new)));
    }

    static List<Check> shoulds(VerifyTimings timings) {
        List<TestUser> burst = TestUser.plain(BURST);
        String query = "mixhook=" + "0123456789".repeat(LONG_QUERY / 10);
        return List.of(
                Check.of(
                        should("burst-200", "A burst of 200 POSTs is taken"),
                        new ExpectAllAccepted(oneEach(burst), AT_ONCE),
                        new ExpectActedOn(burst, 1)),
                Check.of(
                        should("long-query", "A long query after the URL is no obstacle"),
                        new CheckStep.ExpectAcceptedWithQuery(
                                TestPost.of(TestUser.plain(1)), query),
                        new ExpectActedOn(TestUser.plain(1), 1)),
                taken(
                        "header-names",
                        "Names of headers in lower case are read",
                        new WireFault.LowerCaseNames()),
                taken(
                        "slow-body",
                        "A body that comes slowly is taken",
                        new WireFault.SlowBody(timings.bytesPerSecond())),
                taken(
                        "slow-headers",
                        "Headers that come slowly are taken",
                        new WireFault.SlowHead(timings.headers())));
    }

    private static Check taken(String id, String sentence, WireFault fault) {
        return Check.of(
                should(id, sentence),
                new ExpectAcceptedWithFault(TestPost.of(TestUser.plain(1)), fault),
                new ExpectActedOn(TestUser.plain(1), 1));
    }

    private static List<TestPost> oneEach(List<TestUser> recipients) {
        return recipients.stream().map(user -> TestPost.of(List.of(user))).toList();
    }
}
