package dev.mixhook.engine.definition.yaml;

import dev.mixhook.delivery.Secrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fills in environment variables everywhere below a key, and remembers which values came from
 * there: those are not for showing.
 */
public final class Filling {
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");

    private final Environment environment;
    private final Problems problems;
    private final Map<String, String> filledIn = new LinkedHashMap<>();

    public Filling(Environment environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** What is not to be shown: what came from the environment so far. */
    public Secrets secrets() {
        return new Secrets(filledIn, false);
    }

    /** The node with all of its texts filled in; a problem for each that cannot be. */
    public Node in(Node node, String path) {
        return switch (node) {
            case Node.Scalar scalar -> in(scalar, path);
            case Node.Sequence(Place place, List<Node> items) ->
                    new Node.Sequence(place, items.stream().map(item -> in(item, path)).toList());
            case Node.Mapping(Place place, Map<String, Node.KeyValue> entries) -> {
                Map<String, Node.KeyValue> filled = new LinkedHashMap<>();
                entries.forEach(
                        (key, entry) ->
                                filled.put(
                                        key,
                                        new Node.KeyValue(
                                                entry.key(), in(entry.value(), path + '.' + key))));
                yield new Node.Mapping(place, filled);
            }
        };
    }

    private Node in(Node.Scalar scalar, String path) {
        String text = scalar.text();
        if (scalar.type() != Node.Type.TEXT || !text.contains("${")) {
            return scalar;
        }
        Optional<String> unfilled = environment.unfilled(text);
        if (unfilled.isPresent()) {
            problems.add(scalar.place(), path, unfilled.get());
            return scalar;
        }
        filledIn.putAll(environment.filledIn(text));
        String filled = environment.fill(text);
        // A number stands without quotes, and a variable has none.
        Node.Type type = INTEGER.matcher(filled).matches() ? Node.Type.NUMBER : Node.Type.TEXT;
        return new Node.Scalar(
                scalar.place(), type, filled, filled, scalar.start(), scalar.comment());
    }
}
