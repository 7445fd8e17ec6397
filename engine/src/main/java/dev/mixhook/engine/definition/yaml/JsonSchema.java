package dev.mixhook.engine.definition.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A JSON Schema, or a part of one (draft 2020-12).
 *
 * @param members keywords and their values, in the order in which they are written: texts, numbers,
 *     truths, schemas, and lists and maps of them; under {@code $ref} a supplier of a {@link
 *     Definition}
 */
public record JsonSchema(Map<String, Object> members) {
    /** Everything there is. */
    public static final JsonSchema ANYTHING = new JsonSchema(Map.of());

    /** Nothing at all. */
    public static final JsonSchema NOTHING = ANYTHING.with("not", ANYTHING);

    public JsonSchema {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Values of these types, by their names in JSON. */
    public static JsonSchema type(String... types) {
        return ANYTHING.with("type", types.length == 1 ? types[0] : List.of(types));
    }

    /** These values. */
    public static JsonSchema oneOf(List<?> values) {
        return ANYTHING.with("enum", values);
    }

    /** Whatever one of the schemas lets in. */
    public static JsonSchema anyOf(JsonSchema... schemas) {
        return ANYTHING.with("anyOf", List.of(schemas));
    }

    /** A list of values. */
    public static JsonSchema listOf(JsonSchema items) {
        return type("array").with("items", items);
    }

    /** One value, or a list of them. */
    public static JsonSchema oneOrMore(JsonSchema value) {
        return anyOf(value, listOf(value));
    }

    /** What stands under a name of its own; it may have itself inside. */
    public static JsonSchema of(Supplier<? extends Definition> definition) {
        return ANYTHING.with("$ref", definition);
    }

    /** Mappings that have a key. */
    static JsonSchema having(String key) {
        return ANYTHING.with("required", List.of(key));
    }

    /** This schema with a keyword more. */
    public JsonSchema with(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(keyword, value);
        return new JsonSchema(more);
    }

    /** This schema, and all of another; both hold. */
    JsonSchema and(JsonSchema other) {
        Object all = members.get("allOf");
        List<Object> parts = new ArrayList<>(all instanceof List<?> list ? list : List.of());
        parts.add(other);
        return with("allOf", parts);
    }
}
