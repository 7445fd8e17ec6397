package dev.mixhook.delivery.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a template can name (R-E4). */
public final class TemplateVariables {
    static final String PROPERTIES = "properties";

    /** All of them. */
    static final List<String> NAMES =
            List.of(
                    "event_name",
                    "event_time",
                    "distinct_id",
                    "insert_id",
                    "project_id",
                    PROPERTIES);

    /** Numbers keep their digits. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
            new TypeReference<>() {};

    private TemplateVariables() {}

    /**
     * The variables of an event.
     *
     * @param properties a JSON object
     * @throws IllegalArgumentException if they are none
     */
    public static Map<String, Object> of(
            String eventName,
            String eventTime,
            String distinctId,
            String insertId,
            String projectId,
            String properties) {
        try {
            return Map.of(
                    "event_name",
                    eventName,
                    "event_time",
                    eventTime,
                    "distinct_id",
                    distinctId,
                    "insert_id",
                    insertId,
                    "project_id",
                    projectId,
                    PROPERTIES,
                    MAPPER.readValue(properties, OBJECT));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("properties are a JSON object", e);
        }
    }
}
