package dev.mixhook.engine.definition.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A JSON Schema as text, with all that it refers to. */
public final class SchemaText {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    private SchemaText() {}

    /**
     * The schema of a document.
     *
     * @param title what the document is
     */
    public static String of(String title, Definition document) {
        return new SchemaText().text(title, document);
    }

    private String text(String title, Definition document) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.put("$ref", reference(document));
        Map<String, Object> written = new LinkedHashMap<>();
        while (written.size() < definitions.size()) {
            List.copyOf(definitions.values()).stream()
                    .filter(definition -> !written.containsKey(definition.name()))
                    .forEach(
                            definition ->
                                    written.put(definition.name(), plain(definition.schema())));
        }
        schema.put("$defs", written);
        return JSON.writeValueAsString(schema).replace("\r\n", "\n") + '\n';
    }

    private String reference(Definition definition) {
        Definition other = definitions.putIfAbsent(definition.name(), definition);
        if (other != null && other != definition) {
            throw new IllegalStateException("two definitions are named " + definition.name());
        }
        return "#/$defs/" + definition.name();
    }

    private Object plain(Object value) {
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
}
