package dev.mixhook.engine.contract;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Ticker;
import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.contract.finding.Conclusion;
import dev.mixhook.engine.contract.finding.Finding;
import dev.mixhook.engine.contract.finding.Strictness;
import dev.mixhook.engine.contract.pack.VerifyTimings;
import dev.mixhook.engine.contract.probe.ProbeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Contracts carried out at a quick pace. */
final class ReceiverRun {
    /** For receivers that may not answer at all. */
    static final VerifyTimings QUICK =
            new VerifyTimings(
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(60),
                    Duration.ofMillis(500),
                    Duration.ofMillis(300),
                    1000);

    /** For receivers that do answer, however busy the machine is. */
    static final VerifyTimings PATIENT = patient(QUICK.headers(), QUICK.bytesPerSecond());

    /** The same; what is slow on purpose takes so long that it comes in many pieces. */
    static final VerifyTimings SLOW = patient(Duration.ofMillis(1500), 200);

    private ReceiverRun() {}

    private static VerifyTimings patient(Duration headers, int bytesPerSecond) {
        return new VerifyTimings(
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                headers,
                bytesPerSecond);
    }

    /** The whole standard pack, with a probe. */
    static Conclusion of(String url, String probe, VerifyTimings timings)
            throws InterruptedException {
        return of(
                Contract.standard(url).asking(new ProbeSource.Http(probe, "$.count")),
                timings,
                new Strictness(false, false));
    }

    static Conclusion of(Contract contract, VerifyTimings timings, Strictness strictness)
            throws InterruptedException {
        Set<String> all = contract.claims().stream().map(Claim::id).collect(Collectors.toSet());
        return of(contract, all, timings, strictness, new Randomization(1, false));
    }

    static Conclusion of(
            Contract contract,
            Set<String> chosen,
            VerifyTimings timings,
            Strictness strictness,
            Randomization randomization)
            throws InterruptedException {
        EgressGuard guard = new EgressGuard(Set.of());
        try (OkHttpSender sender = new OkHttpSender(guard, "mixhook/test")) {
            return new Verifier(
                            sender,
                            guard,
                            () -> Instant.parse("2026-01-15T12:00:00Z"),
                            Ticker.system(),
                            timings,
                            strictness,
                            randomization)
                    .verify(contract, chosen, _ -> {});
        }
    }

    /** Those that failed, shoulds among them. */
    static Set<String> failing(Conclusion conclusion) {
        return findings(conclusion).stream()
                .filter(finding -> finding.result() instanceof CheckResult.Failed)
                .map(finding -> finding.claim().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<Finding> findings(Conclusion conclusion) {
        return ((Conclusion.Verified) conclusion).findings();
    }
}
