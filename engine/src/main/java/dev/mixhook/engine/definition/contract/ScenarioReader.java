package dev.mixhook.engine.definition.contract;

import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.engine.contract.scenario.IngestPort;
import dev.mixhook.engine.contract.scenario.Scenario;
import dev.mixhook.engine.contract.scenario.Step;
import dev.mixhook.engine.definition.yaml.IsoDates;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.ingestion.IngestSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the scenarios of a contract.
 *
 * @param startAt when they begin that do not say so themselves; empty if nothing says so
 * @param ids what the receiver knows the users by where they do not say so themselves; empty if
 *     nothing says so
 * @param ingest what the project says of ingestion
 * @param hasData whether there are people besides those that are in the steps
 */
record ScenarioReader(
        Path folder,
        KnownProbes probes,
        ZoneId zone,
        Optional<Instant> startAt,
        Optional<Ids> ids,
        IngestSettings ingest,
        boolean hasData) {
    /** What stands under {@code ids:}. */
    enum Ids {
        /** Each run gives them ids of its own. */
        NEW,
        /** Their names, as the file has them. */
        LITERAL
    }

    List<Scenario> read(Section contract) {
        List<Scenario> scenarios = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : contract.read(ContractKeys.SCENARIOS).orElse(List.of())) {
            scenario(section).ifPresent(scenarios::add);
            section.items(ScenarioKeys.NAME).stream()
                    .filter(Node.Scalar.class::isInstance)
                    .map(name -> ((Node.Scalar) name).written())
                    .filter(name -> !names.add(name))
                    .forEach(
                            name ->
                                    section.problem(
                                            ScenarioKeys.NAME,
                                            "A scenario before has this name already."));
        }
        return scenarios;
    }

    private Optional<Scenario> scenario(Section section) {
        Optional<String> name = section.read(ScenarioKeys.NAME);
        Optional<Instant> start = start(section, zone).or(() -> startAt);
        if (start.isEmpty()) {
            section.problem(
                    ScenarioKeys.START_AT,
                    "When does it begin? Write start_at: 2026-01-01T00:00:00Z.");
        }
        List<FaultPlan.Rule> faults = FaultReader.read(section, ScenarioKeys.FAULTS, 0).lines();
        IngestPort port = new IngestPortReader(ingest).read(section).orElse(null);
        boolean hasPort = section.has(ScenarioKeys.INGEST);
        // Who comes from an app is known to its receiver by no other id than to the app.
        Ids own =
                section.read(ScenarioKeys.IDS)
                        .or(() -> ids)
                        .orElse(hasPort ? Ids.LITERAL : Ids.NEW);
        List<Section> sections = section.read(ScenarioKeys.STEPS).orElse(List.of());
        Set<String> users = users(sections);
        StepReader steps =
                new StepReader(
                        folder,
                        probes,
                        hasPort,
                        user -> hasData || hasPort || users.contains(user));
        List<Step> all = sections.stream().flatMap(step -> steps.read(step).stream()).toList();
        if (section.has(ScenarioKeys.STEPS) && sections.isEmpty()) {
            section.problem(ScenarioKeys.STEPS, "Nothing here. Write a list of steps.");
        }
        section.close();
        return name.isEmpty() || start.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Scenario(
                                name.get(), start.get(), own == Ids.LITERAL, port, faults, all));
    }

    private static Set<String> users(List<Section> steps) {
        return steps.stream()
                .flatMap(
                        step ->
                                Stream.concat(
                                        text(step, "person", "$distinct_id"),
                                        text(step, "event", "by")))
                .collect(Collectors.toSet());
    }

    private static Stream<String> text(Section step, String kind, String key) {
        return step.node(kind).stream()
                .filter(Node.Mapping.class::isInstance)
                .map(node -> ((Node.Mapping) node).entries().get(key))
                .filter(entry -> entry != null && entry.value() instanceof Node.Scalar)
                .map(entry -> ((Node.Scalar) entry.value()).text());
    }

    /** What {@code start_at:} says; without an offset it is in the zone. */
    static Optional<Instant> start(Section section, ZoneId zone) {
        return section.read(ScenarioKeys.START_AT, scalar -> IsoDates.instant(scalar.text(), zone));
    }
}
