package dev.mixhook.engine.definition.yaml;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.campaign.ZoneNames;
import dev.mixhook.targeting.selector.Suggestion;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A mapping that is being read: each key that is asked for is one that may stand here, and {@link
 * #close} reports the others. A value of the wrong kind becomes a problem and counts as missing.
 */
public final class Section {
    private final Node.Mapping mapping;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    public Section(Node.Mapping mapping, String path, Problems problems) {
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

    /** All that stands here, whether it may or not; then it may. */
    public Map<String, Node.KeyValue> entries() {
        known.addAll(mapping.entries().keySet());
        return mapping.entries();
    }

    public boolean has(String key) {
        return node(key).isPresent();
    }

    /** Whether the key stands here, without saying that it may. */
    public boolean contains(String key) {
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

    public <T> Optional<T> required(String key, Optional<T> value, String example) {
        if (value.isEmpty() && !has(key)) {
            problems.add(place(), path(key), "Missing. Write " + example + '.');
        }
        return value;
    }

    /** A text: the characters as they stand, also where YAML takes them for something else. */
    public Optional<String> text(String key) {
        return read(key, "text", scalar -> text(scalar, path(key), problems));
    }

    /** The text that a scalar is; nothing is none. */
    static Optional<String> text(Node.Scalar scalar, String path, Problems problems) {
        if (scalar.type() == Node.Type.NOTHING) {
            return Optional.empty();
        }
        new AmbiguousScalars(problems).text(scalar, path);
        return Optional.of(scalar.written());
    }

    /** Such a text, and not an empty one. */
    public Optional<String> name(String key) {
        Optional<String> name = text(key);
        if (name.isPresent() && name.get().isBlank()) {
            problem(key, "Nothing here; `" + key + "` is not empty.");
        }
        return name;
    }

    public Optional<Boolean> truth(String key) {
        return read(
                key,
                "true or false",
                scalar ->
                        Optional.of(scalar.text())
                                .filter(_ -> scalar.type() == Node.Type.TRUTH)
                                .map(Boolean::valueOf));
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

    public Optional<ZoneId> zone(String key) {
        return read(
                key,
                "a time zone, such as America/Los_Angeles",
                scalar -> ZoneNames.parse(scalar.text()),
                Zones::meant);
    }

    /** One of an enum's names, in small letters. */
    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return Choice.read(this, key, type, UnaryOperator.identity());
    }

    /** As {@link #choice}, of units of time, in small letters or capitals. */
    public <E extends Enum<E>> Optional<E> unit(String key, Class<E> type) {
        return Choice.read(this, key, type, text -> text.toLowerCase(Locale.ROOT));
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

    public Optional<Section> section(String key) {
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

    /** What stands under a key, one or a list of them. */
    public OneOrMore items(String key) {
        return new OneOrMore(this, key);
    }

    /** One text or a list of them. */
    public List<String> texts(String key) {
        return items(key).texts();
    }

    /** A node as a section; a problem if it is no mapping. */
    public static Optional<Section> of(Node node, String path, Problems problems) {
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(new Section(mapping, path, problems));
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
