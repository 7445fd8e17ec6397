package dev.mixhook.engine.definition.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One text or a list of them; each that is none is a problem, and left out.
 *
 * @param listed whether it is a list also where there is one
 */
record TextsKind(boolean listed) implements Kind<List<String>> {
    @Override
    public Optional<List<String>> read(Node node, Spot spot) {
        if (listed && !(node instanceof Node.Sequence)) {
            spot.refuse(
                    node, Scalars.found(node) + "; `" + spot.key() + "` takes a list of texts.");
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (Node item : Node.oneOrMore(node)) {
            Optional<String> text =
                    item instanceof Node.Scalar scalar
                            ? Section.text(scalar, spot.path(), spot.problems())
                            : Optional.empty();
            text.ifPresentOrElse(texts::add, () -> spot.refuse(item, wrong(item, spot)));
        }
        return Optional.of(texts);
    }

    private static String wrong(Node item, Spot spot) {
        return Scalars.found(item) + "; `" + spot.key() + "` takes text, or a list of texts.";
    }

    @Override
    public JsonSchema schema() {
        JsonSchema text = Kinds.text().schema();
        return listed ? JsonSchema.listOf(text) : JsonSchema.oneOrMore(text);
    }
}
