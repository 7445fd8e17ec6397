package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.contract.finding.Waiver;
import dev.mixhook.engine.definition.yaml.Scalars;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.targeting.selector.Suggestion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code waive:}, one waiver or a list of them.
 *
 * @param names of the checks and scenarios that there are
 */
record WaiverReader(Set<String> names) {
    List<Waiver> read(Section contract) {
        return contract.items("waive").sections().stream()
                .flatMap(section -> waiver(section).stream())
                .toList();
    }

    private Optional<Waiver> waiver(Section section) {
        Optional<String> check =
                section.required(
                        "check", section.text("check"), "the id of a check, or a scenario");
        check.filter(name -> !names.contains(name))
                .ifPresent(
                        name ->
                                section.problem(
                                        "check",
                                        "There is no check or scenario `%s`.%s"
                                                .formatted(name, Suggestion.meant(name, names))));
        Optional<String> because =
                section.required("because", section.name("because"), "why it is let pass");
        Optional<LocalDate> until =
                section.required(
                        "until",
                        section.read("until", "a day, such as 2026-06-30", Scalars::date),
                        "the last day: until: 2026-06-30");
        section.close();
        return check.isEmpty() || because.isEmpty() || until.isEmpty()
                ? Optional.empty()
                : Optional.of(new Waiver(check.get(), because.get(), until.get()));
    }
}
