package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.contract.pack.StandardPack;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.targeting.selector.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which checks of the standard pack are made: {@code standard:} and {@code skip:}. */
record ChecksReader(Section section) {
    /** All of them, where nothing is said. */
    Set<String> read() {
        Set<String> checks = new LinkedHashSet<>(standard());
        known("skip").forEach(checks::remove);
        return checks;
    }

    private Set<String> standard() {
        if (section.node("standard").orElse(null) instanceof Node.Sequence) {
            return Set.copyOf(known("standard"));
        }
        return section.truth("standard").orElse(true) ? all() : Set.of();
    }

    private List<String> known(String key) {
        List<String> ids = section.texts(key);
        ids.stream()
                .filter(id -> !all().contains(id))
                .forEach(
                        id ->
                                section.problem(
                                        key,
                                        "There is no check `%s`.%s All of them: mixhook verify --list"
                                                .formatted(id, Suggestion.meant(id, all()))));
        return ids;
    }

    private static Set<String> all() {
        return StandardPack.claims().stream()
                .map(Claim::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
