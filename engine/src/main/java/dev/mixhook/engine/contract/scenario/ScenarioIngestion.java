package dev.mixhook.engine.contract.scenario;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.contract.finding.Difference;
import dev.mixhook.engine.contract.probe.Deadline;
import dev.mixhook.engine.feed.DataSources;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.ingestion.Ingestion;
import dev.mixhook.engine.ingestion.MemoryJournal;
import dev.mixhook.engine.ingestion.http.IngestionServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What SDKs send while a scenario is played: dated by its clock, and taken over by its thread, so
 * that what was answered before a step has come before it.
 */
final class ScenarioIngestion implements AutoCloseable {
    private static final String ADDRESS = "MIXHOOK_INGEST";

    private final MemoryJournal journal = new MemoryJournal(this::written);
    private final IngestedCounts counts;
    private @Nullable IngestionServer server;
    private volatile Instant now;
    private volatile Runnable written = () -> {};

    private ScenarioIngestion(Instant now, Consumer<String> log) {
        this.now = now;
        this.counts = new IngestedCounts(log);
    }

    /**
     * Listens, if a scenario says where.
     *
     * @throws IOException if the port is taken; the message names it
     */
    static ScenarioIngestion open(Scenario scenario, Consumer<String> log) throws IOException {
        ScenarioIngestion ingestion = new ScenarioIngestion(scenario.startAt(), log);
        IngestPort port = scenario.ingest();
        if (port != null) {
            ingestion.listen(port);
        }
        return ingestion;
    }

    private void listen(IngestPort port) throws IOException {
        server =
                IngestionServer.start(
                        port.port(),
                        Set.copyOf(port.settings().hosts()),
                        new Ingestion(port.settings(), journal, () -> now, counts));
    }

    private void written() {
        written.run();
    }

    /** What comes while POSTs are under way is taken over then, on the engine's own thread. */
    void feeds(Engine engine, Feed feed) {
        written = () -> engine.post(() -> feedInto(feed, engine.present()));
    }

    /** What comes from now on is dated so. */
    void moveTo(Instant instant) {
        now = instant;
    }

    /** Time goes on: what came, came before. */
    void moveOn() {
        counts.moveOn();
    }

    /** Has all that was answered happen. */
    void feedInto(Feed feed, Instant present) {
        DataSources taken = journal.take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            feed.add(taken, present);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What programs of the scenario find in their environment: where it listens. */
    Map<String, String> environment() {
        return server == null ? Map.of() : Map.of(ADDRESS, "http://localhost:" + server.port());
    }

    Optional<Difference> difference(Expectation.Ingested expected, Deadline deadline)
            throws InterruptedException {
        return counts.difference(expected, deadline);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
