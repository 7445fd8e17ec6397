package dev.mixhook.engine.definition.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The definitions that schemas refer to, for a document that has all of them in one place. */
public final class SchemaDefinitions {
    private final String place;
    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    /**
     * @param place what stands before a definition's name in a reference, such as {@code #/$defs/}
     */
    public SchemaDefinitions(String place) {
        this.place = place;
    }

    /** Refers to a definition, which is then among them. */
    public String reference(Definition definition) {
        Definition other = definitions.putIfAbsent(definition.name(), definition);
        if (other != null && other != definition) {
            throw new IllegalStateException("two definitions are named " + definition.name());
        }
        return place + definition.name();
    }

    /** A schema, or a part of one, in maps, lists, texts, numbers and truths alone. */
    public Object plain(Object value) {
        return switch (value) {
            case JsonSchema schema -> plain(schema.members());
            case Map<?, ?> map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.forEach((key, member) -> plain.put(String.valueOf(key), plain(member)));
                yield plain;
            }
            case List<?> list -> list.stream().map(this::plain).toList();
            case Supplier<?> definition -> reference((Definition) definition.get());
            default -> value;
        };
    }

    /** All that were referred to, and those that these refer to, by their names. */
    public Map<String, Object> all() {
        Map<String, Object> written = new LinkedHashMap<>();
        while (written.size() < definitions.size()) {
            List.copyOf(definitions.values()).stream()
                    .filter(definition -> !written.containsKey(definition.name()))
                    .forEach(
                            definition ->
                                    written.put(definition.name(), plain(definition.schema())));
        }
        return written;
    }
}
