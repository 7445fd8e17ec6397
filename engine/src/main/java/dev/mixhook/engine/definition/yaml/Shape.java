package dev.mixhook.engine.definition.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which keys may stand in a mapping, and which of them together. */
public final class Shape implements Definition {
    private final String name;
    private final String description;
    private final List<Key<?>> keys;
    private final List<JsonSchema> rules;
    private final @Nullable Others others;
    private final boolean filled;

    /**
     * Keys that are of the writer's own naming.
     *
     * @param pattern a regular expression of how they are named
     */
    private record Others(String pattern, Kind<?> kind) {}

    private Shape(
            String name,
            String description,
            List<Key<?>> keys,
            List<JsonSchema> rules,
            @Nullable Others others,
            boolean filled) {
        this.name = name;
        this.description = description;
        this.keys = keys;
        this.rules = rules;
        this.others = others;
        this.filled = filled;
    }

    /** A mapping with these keys; where two have a name, either kind of value may stand there. */
    public static Shape of(String name, String description, Key<?>... keys) {
        return new Shape(name, description, List.of(keys), List.of(), null, false);
    }

    /** This shape with keys more. */
    public Shape with(List<? extends Key<?>> more) {
        List<Key<?>> all = new ArrayList<>(keys);
        all.addAll(more);
        return new Shape(name, description, List.copyOf(all), rules, others, filled);
    }

    /** This shape, in which one of the keys stands, and no other of them. */
    public Shape withOneOf(List<? extends Key<?>> choices) {
        return withRule(JsonSchema.ANYTHING.with("oneOf", having(choices)));
    }

    /** This shape, in which at least one of the keys stands. */
    public Shape withSomeOf(List<? extends Key<?>> choices) {
        return withRule(JsonSchema.ANYTHING.with("anyOf", having(choices)));
    }

    /** This shape, in which at least one key stands. */
    public Shape withSome() {
        return withRule(JsonSchema.ANYTHING.with("minProperties", 1));
    }

    private static List<JsonSchema> having(List<? extends Key<?>> choices) {
        return choices.stream().map(key -> JsonSchema.having(key.name())).distinct().toList();
    }

    private Shape withRule(JsonSchema rule) {
        List<JsonSchema> all = Stream.concat(rules.stream(), Stream.of(rule)).toList();
        return new Shape(name, description, keys, all, others, filled);
    }

    /** This shape, in which other keys stand too, whatever they are called. */
    public Shape open(Kind<?> kind) {
        return open("", kind);
    }

    /**
     * This shape, in which other keys stand too.
     *
     * @param pattern a regular expression of how they are named
     */
    public Shape open(String pattern, Kind<?> kind) {
        return new Shape(name, description, keys, rules, new Others(pattern, kind), filled);
    }

    /** This shape of a whole document, where what aliases stand for has keys that begin with x-. */
    public Shape withExtensions() {
        return open("^x-", Structures.node(JsonSchema.ANYTHING));
    }

    /** This shape, in which environment variables are filled in. */
    public Shape filled() {
        return new Shape(name, description, keys, rules, others, true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Optional<Shape> of(Node.Mapping mapping) {
        return Optional.of(this);
    }

    boolean has(Key<?> key) {
        return keys.contains(key);
    }

    /** The keys that may stand here, each once. */
    Set<String> names() {
        return keys.stream()
                .filter(key -> !key.isRefused())
                .map(Key::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The keys that are known here, and whoever writes them may have meant. */
    Set<String> known() {
        return keys.stream().map(Key::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    List<Key<?>> keys() {
        return keys;
    }

    boolean isOpenTo(String key) {
        return others != null && Pattern.compile(others.pattern()).matcher(key).find();
    }

    @Override
    public JsonSchema schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String key : known()) {
            properties.put(key, property(key));
        }
        List<String> required =
                keys.stream().filter(key -> key.missing().isPresent()).map(Key::name).toList();
        JsonSchema schema =
                JsonSchema.type("object")
                        .with("description", description)
                        .with("properties", properties);
        if (!required.isEmpty()) {
            schema = schema.with("required", required);
        }
        if (others != null && !others.pattern().isEmpty()) {
            schema = schema.with("patternProperties", Map.of(others.pattern(), other(others)));
        }
        schema =
                schema.with(
                        "additionalProperties",
                        others != null && others.pattern().isEmpty() ? other(others) : false);
        for (JsonSchema rule : rules) {
            schema = schema.and(rule);
        }
        return schema;
    }

    private JsonSchema other(Others own) {
        return Key.schema(own.kind(), filled);
    }

    private JsonSchema property(String name) {
        List<JsonSchema> kinds =
                keys.stream()
                        .filter(key -> key.name().equals(name))
                        .map(key -> key.schema(filled))
                        .toList();
        return kinds.size() == 1
                ? kinds.getFirst()
                : JsonSchema.anyOf(kinds.toArray(JsonSchema[]::new));
    }
}
