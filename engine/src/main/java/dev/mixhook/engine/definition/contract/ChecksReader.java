package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.contract.pack.StandardPack;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.targeting.selector.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads which checks of a standard pack are made: {@code standard:} and {@code skip:}.
 *
 * @param pack that of the receiver's format
 */
record ChecksReader(Section section, StandardPack pack) {
    /** All of them, where nothing is said. */
    Set<String> read() {
        Set<String> checks = new LinkedHashSet<>(standard());
        known(ContractKeys.SKIP).forEach(checks::remove);
        return checks;
    }

    private Set<String> standard() {
        if (section.node(ContractKeys.CHECKS.name()).orElse(null) instanceof Node.Sequence) {
            return Set.copyOf(known(ContractKeys.CHECKS));
        }
        return section.read(ContractKeys.STANDARD).orElse(true) ? all() : Set.of();
    }

    private List<String> known(Key<List<String>> key) {
        List<String> ids = section.read(key).orElse(List.of());
        ids.stream()
                .filter(id -> !all().contains(id))
                .forEach(
                        id ->
                                section.problem(
                                        key,
                                        "There is no check `%s`.%s All of them: %s"
                                                .formatted(
                                                        id,
                                                        Suggestion.meant(id, all()),
                                                        listing())));
        return ids;
    }

    private String listing() {
        return switch (pack) {
            case MESSAGES -> "mixhook verify --list";
            case COHORT_SYNC, EVENT_STREAM -> "mixhook verify --list --format " + pack.format();
        };
    }

    private Set<String> all() {
        return pack.claims().stream()
                .map(Claim::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
