package dev.mixhook.junit;

import static org.junit.jupiter.api.AssertionFailureBuilder.assertionFailure;

import dev.mixhook.junit.driver.Checks;
import dev.mixhook.junit.driver.Checks.Claim;
import dev.mixhook.junit.driver.Checks.Result;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** Claims about a receiver as tests, which put them to the test when they are run. */
final class CheckTests {
    private final Checks checks;
    private final long seed;

    /** Where nothing can be tried, one failure says why: all others would say the same. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    CheckTests(Checks checks, long seed) {
        this.checks = checks;
        this.seed = seed;
    }

    Stream<DynamicTest> all() {
        return checks.claims().stream()
                .map(claim -> DynamicTest.dynamicTest(shown(claim), () -> check(claim)));
    }

    private static String shown(Claim claim) {
        return claim.id().equals(claim.sentence())
                ? claim.id()
                : claim.id() + ": " + claim.sentence();
    }

    private void check(Claim claim) throws InterruptedException {
        Result result = checks.check(claim);
        switch (result.outcome()) {
            case PASSED -> {}
            case SKIPPED, WAIVED -> Assumptions.abort(shown(claim) + "\n" + result.seen());
            case FAILED -> fail(claim, result);
            case ERRORED -> error(shown(claim) + "\n" + result.seen(), told.add(result.seen()));
        }
    }

    private static void error(String message, boolean isNew) {
        if (!isNew) {
            Assumptions.abort(message);
        }
        throw new IllegalStateException(message);
    }

    private void fail(Claim claim, Result result) {
        if (!claim.isMust()) {
            Assumptions.abort("It should, and does not: " + told(claim, result));
        }
        assertionFailure()
                .message(told(claim, result))
                .expected(result.expected())
                .actual(result.seen())
                .includeValuesInMessage(false)
                .buildAndThrow();
    }

    /** Begins with what is claimed: builds that number dynamic tests show nothing else of it. */
    private String told(Claim claim, Result result) {
        String repeat = result.repeat() == null ? "" : "\nrepeat:   " + result.repeat();
        return "%s%nexpected: %s%nseen:     %s%s%nseed:     %d"
                .formatted(shown(claim), result.expected(), result.seen(), repeat, seed)
                .replace(System.lineSeparator(), "\n");
    }
}
