package dev.mixhook.engine.definition;

import dev.mixhook.engine.contract.Scenario;
import dev.mixhook.engine.contract.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the scenarios of a contract.
 *
 * @param startAt when they begin that do not say so themselves; empty if nothing says so
 */
record ScenarioReader(StepReader steps, ZoneId zone, Optional<Instant> startAt) {
    List<Scenario> read(Section contract) {
        List<Scenario> scenarios = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : contract.items("scenarios").sections()) {
            scenario(section).ifPresent(scenarios::add);
            section.text("name")
                    .filter(name -> !names.add(name))
                    .ifPresent(
                            name ->
                                    section.problem(
                                            "name", "A scenario before has this name already."));
        }
        return scenarios;
    }

    private Optional<Scenario> scenario(Section section) {
        Optional<String> name =
                section.required("name", section.name("name"), "what it shows: name: comes once");
        Optional<Instant> start = start(section, zone).or(() -> startAt);
        if (start.isEmpty()) {
            section.problem(
                    "start_at", "When does it begin? Write start_at: 2026-01-01T00:00:00Z.");
        }
        var faults = FaultReader.read(section, "faults", 0).lines();
        List<Step> all =
                section.items("steps").sections().stream()
                        .flatMap(step -> steps.read(step).stream())
                        .toList();
        if (section.nodes("steps").isEmpty()) {
            section.problem("steps", "Nothing here. Write a list of steps.");
        }
        section.close();
        return name.isEmpty() || start.isEmpty()
                ? Optional.empty()
                : Optional.of(new Scenario(name.get(), start.get(), faults, all));
    }

    /** What {@code start_at:} says; without an offset it is in the zone. */
    static Optional<Instant> start(Section section, ZoneId zone) {
        return section.read(
                "start_at",
                "an instant from 1970 to 2100, such as 2026-01-01T00:00:00Z",
                scalar -> Dated.instant(scalar.text(), zone));
    }
}
