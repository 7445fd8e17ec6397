package dev.mixhook.engine.contract.scenario;

import dev.mixhook.engine.contract.finding.Difference;
import dev.mixhook.engine.contract.probe.Deadline;
import dev.mixhook.engine.contract.scenario.Expectation.Ingested;
import dev.mixhook.engine.ingestion.IngestListener;
import dev.mixhook.engine.ingestion.IngestedRequest;
import dev.mixhook.engine.text.EnumWord;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** How much SDKs have sent since time last went on. Safe for many threads. */
final class IngestedCounts implements IngestListener {
    private final Consumer<String> log;
    private final Map<Ingested.Kind, Integer> counts = new EnumMap<>(Ingested.Kind.class);

    /**
     * @param log told a line a request
     */
    IngestedCounts(Consumer<String> log) {
        this.log = log;
        moveOn();
    }

    @Override
    public synchronized void ingested(IngestedRequest request) {
        counts.merge(Ingested.Kind.EVENTS, request.events(), Integer::sum);
        counts.merge(Ingested.Kind.UPDATES, request.updates(), Integer::sum);
        counts.merge(Ingested.Kind.NOT_KEPT, request.notKept(), Integer::sum);
        log.accept(request.at() + " ingest: " + request.line());
    }

    @Override
    public void unknown(String method, String path, String answer) {
        log.accept("ingest: " + method + ' ' + path + "  404");
    }

    @Override
    public void misdirected(String host) {
        log.accept("ingest: asked for as " + host + "  403");
    }

    /** Time goes on: what came, came before. */
    synchronized void moveOn() {
        for (Ingested.Kind kind : Ingested.Kind.values()) {
            counts.put(kind, 0);
        }
    }

    /** What is wrong once enough has come, or the time is up. */
    Optional<Difference> difference(Ingested expected, Deadline deadline)
            throws InterruptedException {
        deadline.awaits(() -> hasAll(expected.counts()));
        return Difference.unlessEqual(
                "ingested:", shown(expected.counts()), shown(seen(expected.counts())));
    }

    private synchronized boolean hasAll(Map<Ingested.Kind, Integer> expected) {
        return expected.entrySet().stream()
                .allMatch(each -> counts.getOrDefault(each.getKey(), 0) >= each.getValue());
    }

    private synchronized Map<Ingested.Kind, Integer> seen(Map<Ingested.Kind, Integer> expected) {
        Map<Ingested.Kind, Integer> seen = new EnumMap<>(counts);
        seen.keySet().retainAll(expected.keySet());
        return seen;
    }

    private static String shown(Map<Ingested.Kind, Integer> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(each -> EnumWord.of(each.getKey()) + ' ' + each.getValue())
                        .collect(Collectors.joining(", "));
    }
}
