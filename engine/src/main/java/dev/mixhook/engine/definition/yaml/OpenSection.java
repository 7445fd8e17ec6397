package dev.mixhook.engine.definition.yaml;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.targeting.selector.Suggestion;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A mapping whose keys are known to its reader alone, and to no schema: each key that is asked for
 * is one that may stand here, and {@link #close} reports the others. A value of the wrong kind
 * becomes a problem and counts as missing.
 */
public final class OpenSection {
    private final Node.Mapping mapping;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    public OpenSection(Node.Mapping mapping, String path, Problems problems) {
        this.mapping = mapping;
        this.path = path;
        this.problems = problems;
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
        known.add(key);
        return Optional.ofNullable(mapping.entries().get(key)).map(Node.KeyValue::value);
    }

    public List<String> keys() {
        return List.copyOf(mapping.entries().keySet());
    }

    public boolean has(String key) {
        return node(key).isPresent();
    }

    /** A problem with the value of a key, or with the whole section if the key is not there. */
    public void problem(String key, String message) {
        problems.add(node(key).map(Node::place).orElse(place()), path(key), message);
    }

    public <T> Optional<T> required(String key, Optional<T> value, String example) {
        if (value.isEmpty() && !has(key)) {
            problems.add(place(), path(key), "Missing. Write " + example + '.');
        }
        return value;
    }

    public Optional<Integer> integer(String key, int least, int most) {
        String what =
                most == Integer.MAX_VALUE
                        ? "a whole number from " + least
                        : "a whole number from " + least + " to " + most;
        return read(
                key,
                what,
                scalar ->
                        Scalars.integer(scalar)
                                .filter(number -> number >= least && number <= most));
    }

    public Optional<Duration> duration(String key) {
        return read(
                key,
                "a time with its unit, such as 14 days",
                scalar -> Durations.parse(scalar.text()));
    }

    /** A constant of an enum, by its name in small letters. */
    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return Choice.read(this, key, type);
    }

    public <T> Optional<T> read(
            String key, String expected, Function<Node.Scalar, Optional<T>> meaning) {
        return read(key, expected, meaning, _ -> "");
    }

    /**
     * A scalar that means something, else a problem that says what would be right.
     *
     * @param hint to somebody who typed a text, with a space before it; or nothing
     */
    public <T> Optional<T> read(
            String key,
            String expected,
            Function<Node.Scalar, Optional<T>> meaning,
            UnaryOperator<String> hint) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = Optional.empty();
        String meant = "";
        if (node.get() instanceof Node.Scalar scalar) {
            value = meaning.apply(scalar);
            meant = hint.apply(scalar.text());
        }
        if (value.isEmpty()) {
            problem(
                    key,
                    Scalars.found(node.get()) + "; `" + key + "` takes " + expected + '.' + meant);
        }
        return value;
    }

    public Optional<OpenSection> section(String key) {
        return node(key).flatMap(node -> of(node, path(key), problems));
    }

    /** One node or a list of them. */
    public List<Node> nodes(String key) {
        return node(key)
                .map(
                        node ->
                                node instanceof Node.Sequence sequence
                                        ? sequence.items()
                                        : List.of(node))
                .orElse(List.of());
    }

    /** One text or a list of them. */
    public List<String> texts(String key) {
        return node(key)
                .flatMap(node -> Structures.texts().read(node, new Spot(key, path(key), problems)))
                .orElse(List.of());
    }

    /** A node as a section; a problem if it is no mapping. */
    public static Optional<OpenSection> of(Node node, String path, Problems problems) {
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(new OpenSection(mapping, path, problems));
        }
        problems.add(
                node.place(), path, Scalars.found(node) + " where keys and values are expected.");
        return Optional.empty();
    }

    /** Reports the keys that nobody asked for. */
    public void close() {
        mapping.entries()
                .forEach(
                        (key, entry) -> {
                            if (!known.contains(key)) {
                                problems.add(entry.key(), path(key), unknown(key));
                            }
                        });
    }

    private String unknown(String key) {
        return "Unknown key."
                + Suggestion.meant(key, known)
                + " Keys here: "
                + String.join(", ", known)
                + '.';
    }
}
