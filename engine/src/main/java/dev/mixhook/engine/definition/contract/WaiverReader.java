package dev.mixhook.engine.definition.contract;

import static dev.mixhook.engine.definition.yaml.Kinds.name;
import static dev.mixhook.engine.definition.yaml.Kinds.raw;
import static dev.mixhook.engine.definition.yaml.Kinds.text;

import dev.mixhook.engine.contract.finding.Waiver;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Scalars;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
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
    private static final Key<String> CHECK =
            Key.of("check", text(), "The id of a check, or a scenario.")
                    .required("the id of a check, or a scenario");
    private static final Key<String> BECAUSE =
            Key.of("because", name(), "Why it is let pass.").required("why it is let pass");
    private static final Key<Node.Scalar> UNTIL =
            Key.of("until", raw("a day, such as 2026-06-30"), "The last day on which it is.")
                    .required("the last day: until: 2026-06-30")
                    .such("2026-06-30");
    static final Shape WAIVER =
            Shape.of("waiver", "A known failure that is let pass.", CHECK, BECAUSE, UNTIL);

    List<Waiver> read(Section contract) {
        return contract.read(ContractKeys.WAIVE).orElse(List.of()).stream()
                .flatMap(section -> waiver(section).stream())
                .toList();
    }

    private Optional<Waiver> waiver(Section section) {
        Optional<String> check = section.read(CHECK);
        check.filter(name -> !names.contains(name))
                .ifPresent(
                        name ->
                                section.problem(
                                        CHECK,
                                        "There is no check or scenario `%s`.%s"
                                                .formatted(name, Suggestion.meant(name, names))));
        Optional<String> because = section.read(BECAUSE);
        Optional<LocalDate> until = section.read(UNTIL, Scalars::date);
        section.close();
        return check.isEmpty() || because.isEmpty() || until.isEmpty()
                ? Optional.empty()
                : Optional.of(new Waiver(check.get(), because.get(), until.get()));
    }
}
