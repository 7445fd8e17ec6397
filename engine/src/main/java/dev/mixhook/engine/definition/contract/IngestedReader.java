package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.contract.pack.VerifyTimings;
import dev.mixhook.engine.contract.scenario.Expectation;
import dev.mixhook.engine.contract.scenario.Expectation.Ingested;
import dev.mixhook.engine.definition.yaml.Section;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what an {@code expect:} says of what SDKs have sent.
 *
 * @param hasPort whether they find the scenario somewhere
 */
record IngestedReader(Section expect, boolean hasPort) {
    Optional<Expectation> read() {
        Optional<Section> section = expect.read(ExpectKeys.INGESTED);
        if (section.isPresent() && !hasPort) {
            expect.problem(
                    ExpectKeys.INGESTED, "Nothing can come in; say above where: `ingest: 6490`.");
        }
        return section.flatMap(IngestedReader::read);
    }

    private static Optional<Expectation> read(Section section) {
        Map<Ingested.Kind, Integer> counts = new EnumMap<>(Ingested.Kind.class);
        for (Ingested.Kind kind : Ingested.Kind.values()) {
            section.read(ExpectKeys.of(kind)).ifPresent(count -> counts.put(kind, count));
        }
        Duration within = ExpectReader.within(section).orElse(VerifyTimings.USUAL.within());
        section.close();
        if (section.keys().isEmpty()) {
            section.refuse("Nothing is expected here. Write how many, such as `events: 1`.");
        }
        return counts.isEmpty() ? Optional.empty() : Optional.of(new Ingested(counts, within));
    }
}
