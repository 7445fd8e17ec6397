package dev.mixhook.engine.definition.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A JSON Schema as text, with all that it refers to. */
public final class SchemaText {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SchemaText() {}

    /**
     * The schema of a document.
     *
     * @param title what the document is
     */
    public static String of(String title, Definition document) {
        SchemaDefinitions definitions = new SchemaDefinitions("#/$defs/");
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.put("$ref", definitions.reference(document));
        schema.put("$defs", definitions.all());
        return of(schema);
    }

    /**
     * A document that has schemas in it, indented by two blanks, with an end of line.
     *
     * @param document of maps, lists, texts, numbers and truths
     */
    public static String of(Map<String, Object> document) {
        return JSON.writeValueAsString(document).replace("\r\n", "\n") + '\n';
    }
}
