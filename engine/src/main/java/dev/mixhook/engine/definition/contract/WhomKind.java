package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.contract.scenario.Expectation.Whom;
import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.Kind;
import dev.mixhook.engine.definition.yaml.Kinds;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Spot;
import dev.mixhook.engine.definition.yaml.Structures;
import java.util.List;
import java.util.Optional;

/** Users, one or a list of them; or how many there are. */
record WhomKind() implements Kind<Whom> {
    private static final Kind<Integer> COUNT = Kinds.integer(0, Integer.MAX_VALUE);
    private static final Kind<List<String>> USERS = Structures.texts();

    @Override
    public Optional<Whom> read(Node node, Spot spot) {
        return node instanceof Node.Scalar scalar && scalar.type() == Node.Type.NUMBER
                ? COUNT.read(node, spot).map(Whom.HowMany::new)
                : USERS.read(node, spot).map(Whom.These::new);
    }

    @Override
    public JsonSchema schema() {
        return JsonSchema.anyOf(
                COUNT.schema(),
                JsonSchema.type("string", "boolean"),
                JsonSchema.listOf(Kinds.text().schema()));
    }
}
