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
    private static final String KEY = "ingest";
    private static final int LAST_PORT = 65_535;

    Optional<IngestPort> read(Section scenario) {
        if (!(scenario.node(KEY).orElse(null) instanceof Node.Mapping mapping)) {
            return scenario.integer(KEY, 0, LAST_PORT)
                    .map(port -> new IngestPort(port, otherwise()));
        }
        Section section = new Section(mapping, scenario.path(KEY), scenario.problems());
        Optional<Integer> port =
                section.required(
                        "port",
                        section.integer("port", 0, LAST_PORT),
                        "where to listen: port: 6490");
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
