package dev.mixhook.engine.contract;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.engine.contract.probe.ProbeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Contracts carried out at a quick pace. */
final class ReceiverRun {
    static final Pace QUICK = pace(Duration.ofMillis(300), 1000);

    /** What is slow on purpose takes so long that nobody takes it for quick. */
    static final Pace SLOW = pace(Duration.ofMillis(1500), 200);

    private ReceiverRun() {}

    private static Pace pace(Duration headers, int bytesPerSecond) {
        return new Pace(
                Duration.ofSeconds(3),
                Duration.ofSeconds(60),
                Duration.ofMillis(500),
                headers,
                bytesPerSecond);
    }

    /** The whole standard pack, with a probe. */
    static Conclusion of(String url, String probe, Pace pace) throws InterruptedException {
        return of(
                Contract.standard(url).asking(new ProbeSource.Http(probe, "$.count")),
                pace,
                new Rigour(false, false));
    }

    static Conclusion of(Contract contract, Pace pace, Rigour rigour) throws InterruptedException {
        return of(
                contract,
                contract.claims().stream().map(Claim::id).collect(Collectors.toSet()),
                pace,
                rigour);
    }

    static Conclusion of(Contract contract, Set<String> chosen, Pace pace, Rigour rigour)
            throws InterruptedException {
        EgressGuard guard = new EgressGuard(Set.of());
        try (OkHttpSender sender = new OkHttpSender(guard, "mixhook/test")) {
            return new Verifier(
                            sender,
                            guard,
                            () -> Instant.parse("2026-01-15T12:00:00Z"),
                            pace,
                            rigour,
                            1)
                    .verify(contract, chosen, _ -> {});
        }
    }

    /** Those that failed, shoulds among them. */
    static Set<String> failing(Conclusion conclusion) {
        return findings(conclusion).stream()
                .filter(finding -> finding.verdict() instanceof Verdict.Failed)
                .map(finding -> finding.claim().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<Finding> findings(Conclusion conclusion) {
        return ((Conclusion.Verified) conclusion).findings();
    }
}
