package dev.mixhook.engine.definition.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys and values, or a list of them; each that is none is a problem, and left out. */
record SectionsKind(Definition definition) implements Kind<List<Section>> {
    @Override
    public Optional<List<Section>> read(Node node, Spot spot) {
        List<Section> sections = new ArrayList<>();
        List<Node> nodes = Node.oneOrMore(node);
        for (int i = 0; i < nodes.size(); i++) {
            Section.of(nodes.get(i), definition, spot.path() + '[' + i + ']', spot.problems())
                    .ifPresent(sections::add);
        }
        return Optional.of(sections);
    }

    @Override
    public JsonSchema schema() {
        return JsonSchema.oneOrMore(JsonSchema.of(() -> definition));
    }
}
