package dev.mixhook.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds answers against the description that the server gives of itself. */
final class DescribedAnswers {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode description = JsonMapper.shared().readTree(ControlDescription.text());
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    JsonNode description() {
        return description;
    }

    /** What an operation is told is as the description says. */
    void checkInput(String operation, String json) {
        JsonNode body = operation(operation).path("requestBody");
        if (!body.isMissingNode()) {
            check(schema(body), json);
        }
    }

    /** The answer of a status is as the description says. */
    void checkAnswer(String operation, int status, String json) {
        JsonNode responses = operation(operation).path("responses");
        String key = responses.has(String.valueOf(status)) ? String.valueOf(status) : "default";
        check(schema(responses.path(key)), json);
    }

    private JsonNode operation(String name) {
        return description
                .path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(operation -> operation.path("operationId").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String schema(JsonNode holder) {
        return holder.at("/content/application~1json/schema/$ref").asString();
    }

    private void check(String reference, String json) {
        List<Error> errors =
                schemas.computeIfAbsent(reference, this::compiled).validate(json, InputFormat.JSON);
        assertThat(errors).as(reference + ": " + json).isEmpty();
    }

    private Schema compiled(String reference) {
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.put("$ref", reference);
        schema.set("components", description.path("components"));
        return REGISTRY.getSchema(schema.toString(), InputFormat.JSON);
    }
}
