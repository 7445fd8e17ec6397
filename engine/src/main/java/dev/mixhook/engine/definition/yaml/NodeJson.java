package dev.mixhook.engine.definition.yaml;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What stands in YAML, as JSON. */
public final class NodeJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private NodeJson() {}

    /** A mapping's entries as a JSON object. */
    public static String object(Map<String, Node.KeyValue> entries) {
        return written(json -> write(json, entries));
    }

    /** Any value. */
    public static String value(Node node) {
        return written(json -> write(json, node));
    }

    /** A text with its quotes. */
    public static String text(String text) {
        return written(json -> json.writeString(text));
    }

    private static String written(Consumer<JsonGenerator> writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            writing.accept(json);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Map<String, Node.KeyValue> entries) {
        json.writeStartObject();
        entries.forEach(
                (key, entry) -> {
                    json.writeName(key);
                    write(json, entry.value());
                });
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Node node) {
        switch (node) {
            case Node.Mapping mapping -> write(json, mapping.entries());
            case Node.Sequence sequence -> {
                json.writeStartArray();
                sequence.items().forEach(item -> write(json, item));
                json.writeEndArray();
            }
            case Node.Scalar scalar -> write(json, scalar);
        }
    }

    private static void write(JsonGenerator json, Node.Scalar scalar) {
        switch (scalar.type()) {
            case TEXT -> json.writeString(scalar.text());
            case NUMBER -> json.writeNumber(new BigDecimal(scalar.text()));
            case TRUTH -> json.writeBoolean(Boolean.parseBoolean(scalar.text()));
            case NOTHING -> json.writeNull();
        }
    }
}
