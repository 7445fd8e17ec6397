package dev.mixhook.engine.definition.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A list of so many values, which its reader takes apart.
 *
 * @param right what would be right under a key, as a sentence
 */
record ListKind(int least, int most, JsonSchema items, UnaryOperator<String> right)
        implements Kind<List<Node>> {
    @Override
    public Optional<List<Node>> read(Node node, Spot spot) {
        if (node instanceof Node.Sequence(Place _, List<Node> nodes)
                && nodes.size() >= least
                && nodes.size() <= most) {
            return Optional.of(nodes);
        }
        spot.refuse(node, right.apply(spot.key()));
        return Optional.empty();
    }

    @Override
    public JsonSchema schema() {
        JsonSchema list = JsonSchema.listOf(items).with("minItems", least);
        return most == Integer.MAX_VALUE ? list : list.with("maxItems", most);
    }
}
