package dev.mixhook.engine.definition.yaml;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether a reader and its schema agree on a document: what the schema refuses the reader refuses,
 * and what the reader refuses by shape the schema refuses.
 */
public final class SchemaAgreement {
    private static final Place PLACE = new Place(1, 1);
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Schema schema;
    private final BiConsumer<Node, Problems> reader;
    private final List<String> disagreements = new ArrayList<>();

    public SchemaAgreement(String schema, BiConsumer<Node, Problems> reader) {
        this.schema = REGISTRY.getSchema(schema);
        this.reader = reader;
    }

    /** Holds a document against both; gives how many it was refused by. */
    public int check(Node document) {
        Problems problems = new Problems("file.yaml");
        reader.accept(document, problems);
        String json = NodeJson.value(document);
        List<Error> errors = schema.validate(json, InputFormat.JSON);
        if (!errors.isEmpty() && problems.isEmpty()) {
            disagreements.add("the reader takes what the schema refuses: " + errors + '\n' + json);
        }
        if (!problems.ofShape().isEmpty() && errors.isEmpty()) {
            disagreements.add(
                    "the schema takes what the reader refuses: "
                            + problems.ofShape()
                            + '\n'
                            + json);
        }
        return (errors.isEmpty() ? 0 : 1) + (problems.isEmpty() ? 0 : 1);
    }

    /** Where they did not agree so far. */
    public List<String> disagreements() {
        return disagreements;
    }

    /**
     * A document with one thing in it that is of another kind, is missing, stands there twice in a
     * list, or has another name.
     */
    public static Stream<Node> damaged(Node node) {
        Stream<Node> others =
                Stream.of(
                        scalar(Node.Type.NOTHING, ""),
                        scalar(Node.Type.TEXT, "unheard of"),
                        scalar(Node.Type.NUMBER, "7.5"),
                        scalar(Node.Type.NUMBER, "-1"),
                        scalar(Node.Type.TRUTH, "true"),
                        new Node.Sequence(PLACE, List.of()),
                        new Node.Sequence(PLACE, List.of(node)),
                        new Node.Mapping(PLACE, Map.of()),
                        new Node.Mapping(PLACE, Map.of("odd", new Node.KeyValue(PLACE, node))));
        return Stream.concat(others, inside(node));
    }

    private static Stream<Node> inside(Node node) {
        return switch (node) {
            case Node.Scalar _ -> Stream.of();
            case Node.Sequence(Place _, List<Node> items) ->
                    IntStream.range(0, items.size())
                            .boxed()
                            .flatMap(i -> damaged(items.get(i)).map(item -> with(items, i, item)));
            case Node.Mapping(Place _, Map<String, Node.KeyValue> entries) ->
                    entries.keySet().stream().flatMap(key -> inside(entries, key));
        };
    }

    private static Stream<Node> inside(Map<String, Node.KeyValue> entries, String key) {
        Node value = entries.get(key).value();
        Map<String, Node.KeyValue> without = new LinkedHashMap<>(entries);
        without.remove(key);
        return Stream.concat(
                Stream.of(new Node.Mapping(PLACE, without), with(without, key + "x", value)),
                damaged(value).map(other -> with(entries, key, other)));
    }

    private static Node with(Map<String, Node.KeyValue> entries, String key, Node value) {
        Map<String, Node.KeyValue> changed = new LinkedHashMap<>(entries);
        changed.put(key, new Node.KeyValue(PLACE, value));
        return new Node.Mapping(PLACE, changed);
    }

    private static Node with(List<Node> items, int at, Node item) {
        List<Node> changed = new ArrayList<>(items);
        changed.set(at, item);
        return new Node.Sequence(PLACE, changed);
    }

    private static Node scalar(Node.Type type, String text) {
        return new Node.Scalar(PLACE, type, text, text, PLACE, null);
    }
}
