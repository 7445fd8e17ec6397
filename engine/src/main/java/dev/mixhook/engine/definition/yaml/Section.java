package dev.mixhook.engine.definition.yaml;

import dev.mixhook.targeting.selector.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A mapping that is read by the keys of its shape. A value of the wrong kind becomes a problem and
 * counts as missing.
 */
public final class Section {
    private final Node.Mapping mapping;
    private final String path;
    private final Problems problems;
    private final Shape shape;
    private final Set<Key<?>> missed;

    private Section(
            Node.Mapping mapping, Shape shape, String path, Problems problems, Set<Key<?>> missed) {
        this.mapping = mapping;
        this.shape = shape;
        this.path = path;
        this.problems = problems;
        this.missed = missed;
    }

    /** A node as a section of a shape; a problem if it is no mapping, or of none of its forms. */
    public static Optional<Section> of(
            Node node, Definition definition, String path, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.addOfShape(
                    node.place(),
                    path,
                    Scalars.found(node) + " where keys and values are expected.");
            return Optional.empty();
        }
        Optional<Shape> shape = definition.of(mapping);
        if (shape.isEmpty()) {
            problems.addOfShape(node.place(), path, definition.description());
        }
        return shape.map(own -> new Section(mapping, own, path, problems, new HashSet<>()));
    }

    /** Whether it is read by the keys of a shape. */
    public boolean isOf(Shape other) {
        return other.equals(shape);
    }

    /** This section, whose problems are told to somebody else. */
    public Section telling(Problems others) {
        return new Section(mapping, shape, path, others, missed);
    }

    /** What stands under a key of its shape; a problem if it is wrong, or missing. */
    public <T> Optional<T> read(Key<T> key) {
        if (!shape.has(key)) {
            throw new IllegalStateException("no key of " + path + ": " + key.name());
        }
        Optional<Node> node = node(key.name());
        if (node.isEmpty()) {
            miss(key);
        }
        return node.flatMap(value -> key.kind().read(value, spot(key.name())));
    }

    /** What stands under a key of the writer's own naming, where the shape has such keys. */
    public <T> Optional<T> other(String key, Kind<T> kind) {
        return node(key).flatMap(value -> kind.read(value, spot(key)));
    }

    /**
     * A text of its shape that means something, else a problem that says what would be right.
     *
     * @param key one whose value means nothing by itself
     */
    public <T> Optional<T> read(Key<Node.Scalar> key, Function<Node.Scalar, Optional<T>> meaning) {
        return node(key.name())
                .flatMap(
                        value ->
                                ((ScalarKind<?>) key.kind())
                                        .meaning(meaning)
                                        .read(value, spot(key.name())));
    }

    private Spot spot(String key) {
        return new Spot(key, path(key), problems);
    }

    private void miss(Key<?> key) {
        if (missed.add(key) && !isMistyped(key.name())) {
            key.missing()
                    .ifPresent(
                            what ->
                                    problems.addOfShape(
                                            place(),
                                            path(key.name()),
                                            "Missing. Write " + what + '.'));
        }
    }

    /** Whether a key stands here with a slip in it, of which {@link #close} tells. */
    private boolean isMistyped(String name) {
        String meant = Suggestion.of(name);
        Set<String> known = shape.known();
        return mapping.entries().keySet().stream()
                .filter(key -> !known.contains(key) && !shape.isOpenTo(key))
                .anyMatch(key -> Suggestion.meant(key, known).equals(meant));
    }

    /** Whether a key is one of its shape. */
    public boolean may(Key<?> key) {
        return shape.has(key);
    }

    /** What stands under a key, one value or those of a list, as it is. */
    public List<Node> items(Key<?> key) {
        return node(key.name()).map(Node::oneOrMore).orElse(List.of());
    }

    public boolean has(Key<?> key) {
        return has(key.name());
    }

    /** A problem with the value of a key, or with the whole section if the key is not there. */
    public void problem(Key<?> key, String message) {
        problem(key.name(), message);
    }

    /** A problem that a JSON Schema can tell of too. */
    public void refuse(Key<?> key, String message) {
        refuse(key.name(), message);
    }

    /** Tells of a key of the writer's own naming what a JSON Schema can tell too. */
    public void refuse(String key, String message) {
        problems.addOfShape(node(key).map(Node::place).orElse(place()), path(key), message);
    }

    /** A problem with the whole section that a JSON Schema can tell of too. */
    public void refuse(String message) {
        problems.addOfShape(place(), path, message);
    }

    public Place place() {
        return mapping.place();
    }

    public String path() {
        return path;
    }

    public Problems problems() {
        return problems;
    }

    public String path(String key) {
        return path.isEmpty() ? key : path + '.' + key;
    }

    public Optional<Node> node(String key) {
        return Optional.ofNullable(mapping.entries().get(key)).map(Node.KeyValue::value);
    }

    public List<String> keys() {
        return List.copyOf(mapping.entries().keySet());
    }

    /** All that stands here, whether it may or not. */
    public Map<String, Node.KeyValue> entries() {
        return mapping.entries();
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    /** A problem with the value of a key, or with the whole section if the key is not there. */
    public void problem(String key, String message) {
        problems.add(node(key).map(Node::place).orElse(place()), path(key), message);
    }

    /** A problem with a node of a key's list. */
    public void problem(Node node, String key, String message) {
        problems.add(node.place(), path(key), message);
    }

    /** The text that a scalar is; nothing is none. */
    static Optional<String> text(Node.Scalar scalar, String path, Problems problems) {
        if (scalar.type() == Node.Type.NOTHING) {
            return Optional.empty();
        }
        new AmbiguousScalars(problems).text(scalar, path);
        return Optional.of(scalar.written());
    }

    /** Reports the keys that cannot stand here: those that its shape does not have. */
    public void close() {
        shape.keys().stream()
                .filter(key -> key.isRefused() ? has(key) : !has(key))
                .forEach(this::read);
        Set<String> keys = shape.known();
        mapping.entries()
                .forEach(
                        (key, entry) -> {
                            if (!keys.contains(key) && !shape.isOpenTo(key)) {
                                problems.addOfShape(entry.key(), path(key), unknown(key, keys));
                            }
                        });
    }

    private String unknown(String key, Set<String> keys) {
        return "Unknown key."
                + Suggestion.meant(key, keys)
                + " Keys here: "
                + String.join(", ", shape.names())
                + '.';
    }
}
