package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.contract.scenario.IngestPort;
import dev.mixhook.engine.definition.IngestReader;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.ingestion.IngestSettings;
import dev.mixhook.engine.ingestion.IngestSettings.TimeSource;
import java.util.Optional;

/**
 * Reads the {@code ingest:} of a scenario: a port, or {@code port:} with what a project says of
 * ingestion beside it.
 */
record IngestPortReader(IngestSettings project) {
    Optional<IngestPort> read(Section scenario) {
        if (!(scenario.node(ScenarioKeys.INGEST.name()).orElse(null) instanceof Node.Mapping)) {
            return scenario.read(ScenarioKeys.INGEST_AT)
                    .map(port -> new IngestPort(port, otherwise()));
        }
        return scenario.read(ScenarioKeys.INGEST).flatMap(this::settings);
    }

    private Optional<IngestPort> settings(Section section) {
        Optional<Integer> port = section.read(ScenarioKeys.PORT);
        IngestSettings settings = IngestReader.read(section, otherwise());
        section.close();
        return port.map(number -> new IngestPort(number, settings));
    }

    /**
     * What a scenario does not say: its faults are its own, and what SDKs tell of a real clock
     * means nothing to its.
     */
    private IngestSettings otherwise() {
        return new IngestSettings(
                project.tokens(),
                project.trackWindow(),
                TimeSource.ARRIVAL,
                project.secret(),
                project.hosts(),
                null,
                project.identity());
    }
}
