package dev.mixhook.engine.contract;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.contract.probe.HttpProbe;
import dev.mixhook.engine.contract.probe.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The standard pack against a receiver, at a quick pace. */
final class ReceiverRun {
    static final Pace QUICK =
            new Pace(Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofMillis(1500), 200);
    static final Set<String> ALL =
            StandardPack.claims().stream().map(Claim::id).collect(Collectors.toSet());

    private ReceiverRun() {}

    static Conclusion of(String url, @Nullable String probeUrl, Set<String> ids)
            throws InterruptedException {
        return of(url, probeUrl, ids, 1, false);
    }

    static Conclusion of(
            String url, @Nullable String probeUrl, Set<String> ids, long seed, boolean failFast)
            throws InterruptedException {
        try (OkHttpSender sender = new OkHttpSender(new EgressGuard(Set.of()), "mixhook/test")) {
            Probe probe =
                    probeUrl == null
                            ? null
                            : new HttpProbe(sender, probeUrl, "$.count", Duration.ofSeconds(5));
            Bench bench = new Bench(sender, Webhook.to(url), probe, QUICK, seed);
            return new PackRun(bench, () -> Instant.EPOCH, _ -> {}, new Rigour(false, failFast))
                    .run(ids);
        }
    }

    /** The checks that failed, shoulds among them. */
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
