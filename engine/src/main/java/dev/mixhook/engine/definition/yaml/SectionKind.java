package dev.mixhook.engine.definition.yaml;

import java.util.Optional;
import java.util.function.Supplier;

/** Keys and values. */
record SectionKind(Supplier<? extends Definition> definition) implements Kind<Section> {
    @Override
    public Optional<Section> read(Node node, Spot spot) {
        return Section.of(node, definition.get(), spot.path(), spot.problems());
    }

    @Override
    public JsonSchema schema() {
        return JsonSchema.of(definition);
    }
}
