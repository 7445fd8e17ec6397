package dev.mixhook.engine.report;

import dev.mixhook.engine.receiver.Request;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * One JSON object on a line of its own, in ASCII: the same bytes whatever the terminal makes of
 * others.
 */
public final class NdjsonLine {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final JsonGenerator json;

    private NdjsonLine(JsonGenerator json) {
        this.json = json;
    }

    public static void print(PrintStream out, Consumer<NdjsonLine> content) {
        out.print(of(content));
    }

    /** The line, with its end. */
    public static String of(Consumer<NdjsonLine> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            content.accept(new NdjsonLine(json));
            json.writeEndObject();
        }
        return SafeText.json(text.toString()) + '\n';
    }

    public NdjsonLine text(String name, String value) {
        json.writeStringProperty(name, value);
        return this;
    }

    /** Text, or null. */
    public NdjsonLine text(String name, Optional<String> value) {
        json.writeName(name);
        value.ifPresentOrElse(json::writeString, json::writeNull);
        return this;
    }

    public NdjsonLine number(String name, long value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    /** A number, or null. */
    public NdjsonLine number(String name, Optional<Integer> value) {
        json.writeName(name);
        value.ifPresentOrElse(json::writeNumber, json::writeNull);
        return this;
    }

    /** True or false. */
    public NdjsonLine truth(String name, boolean value) {
        json.writeBooleanProperty(name, value);
        return this;
    }

    public NdjsonLine headers(String name, List<Request.Header> headers) {
        return objects(
                name, headers, header -> text("name", header.name()).text("value", header.value()));
    }

    public NdjsonLine nothing(String name) {
        json.writeNullProperty(name);
        return this;
    }

    public NdjsonLine object(String name, Runnable content) {
        json.writeObjectPropertyStart(name);
        content.run();
        json.writeEndObject();
        return this;
    }

    /**
     * A value that is JSON already.
     *
     * @param value valid JSON, in any style
     */
    public NdjsonLine value(String name, String value) {
        json.writeName(name);
        json.writeRawValue(JsonLayout.ascii(value));
        return this;
    }

    /**
     * Values that are JSON already.
     *
     * @param values valid JSON, in any style
     */
    NdjsonLine values(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(value -> json.writeRawValue(JsonLayout.ascii(value)));
        json.writeEndArray();
        return this;
    }

    public NdjsonLine texts(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
        return this;
    }

    public NdjsonLine numbers(String name, List<Long> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeNumber);
        json.writeEndArray();
        return this;
    }

    public <T> NdjsonLine objects(String name, List<T> values, Consumer<T> content) {
        json.writeArrayPropertyStart(name);
        for (T value : values) {
            json.writeStartObject();
            content.accept(value);
            json.writeEndObject();
        }
        json.writeEndArray();
        return this;
    }
}
