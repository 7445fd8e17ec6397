package dev.mixhook.engine.control;

import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.SchemaDefinitions;
import dev.mixhook.engine.definition.yaml.SchemaText;
import dev.mixhook.engine.definition.yaml.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The protocol as OpenAPI 3.1 describes it, made of what requests are dispatched and read by. */
public final class ControlDescription {
    private static final String JSON = "application/json";

    private final SchemaDefinitions definitions = new SchemaDefinitions("#/components/schemas/");

    private ControlDescription() {}

    /** The document as JSON, indented by two blanks, with an end of line. */
    public static String text() {
        return SchemaText.of(new ControlDescription().document());
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", info());
        document.put(
                "servers", List.of(Map.of("url", "http://localhost:6496/v" + Operations.PROTOCOL)));
        document.put("paths", paths());
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("securitySchemes", Map.of("token", token()));
        components.put("schemas", definitions.all());
        document.put("components", components);
        document.put("security", List.of(Map.of(), Map.of("token", List.of())));
        return document;
    }

    private static Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "mixhook control");
        info.put(
                "description",
                "Sessions in virtual time for tests: mixhook serve --control. See docs/control.md.");
        info.put("version", String.valueOf(Operations.PROTOCOL));
        return info;
    }

    private static Map<String, Object> token() {
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("type", "http");
        token.put("scheme", "bearer");
        token.put("description", "Where MIXHOOK_CONTROL_TOKEN is set.");
        return token;
    }

    private Map<String, Object> paths() {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Operation operation : Operations.ALL) {
            paths.computeIfAbsent(operation.path(), _ -> new LinkedHashMap<>())
                    .put(operation.method().name().toLowerCase(Locale.ROOT), described(operation));
        }
        return new LinkedHashMap<>(paths);
    }

    private Map<String, Object> described(Operation operation) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("operationId", operation.name());
        described.put("summary", operation.summary());
        List<Object> parameters = parameters(operation);
        if (!parameters.isEmpty()) {
            described.put("parameters", parameters);
        }
        if (operation.method() == Operation.Method.POST) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("required", true);
            body.put("content", content(operation.input()));
            described.put("requestBody", body);
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(
                String.valueOf(operation.status()),
                response(operation.output().description(), operation.output()));
        responses.put("default", response(AnswerKeys.REFUSAL.description(), AnswerKeys.REFUSAL));
        described.put("responses", responses);
        return described;
    }

    private List<Object> parameters(Operation operation) {
        List<Object> parameters = new ArrayList<>();
        if (operation.isOfSession()) {
            parameters.add(parameter("session", "path", true, AnswerKeys.TEXT));
        }
        if (operation.method() == Operation.Method.GET) {
            Map<String, Object> schema = operation.input().schema().members();
            Set<Object> required = Set.copyOf((List<?>) schema.getOrDefault("required", List.of()));
            ((Map<?, ?>) schema.getOrDefault("properties", Map.of()))
                    .forEach(
                            (name, value) ->
                                    parameters.add(
                                            parameter(
                                                    String.valueOf(name),
                                                    "query",
                                                    required.contains(name),
                                                    (JsonSchema) value)));
        }
        return parameters;
    }

    private Map<String, Object> parameter(
            String name, String in, boolean isRequired, JsonSchema schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", isRequired);
        parameter.put("schema", definitions.plain(schema));
        return parameter;
    }

    private Map<String, Object> response(String description, Shape shape) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", description);
        response.put("content", content(shape));
        return response;
    }

    private Map<String, Object> content(Shape shape) {
        return Map.of(JSON, Map.of("schema", Map.of("$ref", definitions.reference(shape))));
    }
}
