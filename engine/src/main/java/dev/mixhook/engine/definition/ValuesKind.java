package dev.mixhook.engine.definition;

import dev.mixhook.engine.definition.yaml.AmbiguousScalars;
import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.Kind;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Scalars;
import dev.mixhook.engine.definition.yaml.Spot;
import dev.mixhook.targeting.value.Value;
import java.util.List;
import java.util.Optional;

/** One value, or a list of them. */
record ValuesKind() implements Kind<List<Value>> {
    /** The most values of one condition, which is Mixpanel's own limit (mixpanel.md 3.4). */
    private static final int MOST = 1000;

    private static final JsonSchema VALUE = JsonSchema.type("string", "number", "boolean");

    @Override
    public Optional<List<Value>> read(Node node, Spot spot) {
        List<Node> nodes = Node.oneOrMore(node);
        List<Value> values =
                nodes.stream()
                        .filter(Node.Scalar.class::isInstance)
                        .flatMap(item -> value((Node.Scalar) item, spot).stream())
                        .toList();
        if (nodes.size() > MOST) {
            spot.refuse(
                    node,
                    "`" + spot.key() + "` takes at most 1000 values, found " + nodes.size() + '.');
            return Optional.empty();
        }
        if (values.size() < nodes.size() || nodes.isEmpty()) {
            spot.refuse(
                    node,
                    "`"
                            + spot.key()
                            + "` takes text, a number, true or false, or a list of them. For \"has no value\" write `is_set: false`.");
            return Optional.empty();
        }
        return Optional.of(values);
    }

    /** What a value means; a warning where that may be something else than was meant. */
    static Optional<Value> value(Node.Scalar scalar, Spot spot) {
        new AmbiguousScalars(spot.problems()).value(scalar, spot.path());
        return Scalars.value(scalar);
    }

    @Override
    public JsonSchema schema() {
        return JsonSchema.anyOf(
                VALUE, JsonSchema.listOf(VALUE).with("minItems", 1).with("maxItems", MOST));
    }
}
