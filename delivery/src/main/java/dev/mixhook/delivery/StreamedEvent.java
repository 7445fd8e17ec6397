package dev.mixhook.delivery;

import dev.mixhook.delivery.template.TemplateVariables;
import java.time.Instant;
import java.util.Map;

/**
 * An event as a stream tells of it (R-E4).
 *
 * @param time its own, whenever it came
 * @param distinctId whose it is; empty if nobody's
 * @param insertId what tells it from others, made up where it came without one
 * @param properties all of them, a JSON object
 */
public record StreamedEvent(
        String name, Instant time, String distinctId, String insertId, String properties) {
    Map<String, Object> variables(String project) {
        return TemplateVariables.of(
                name, time.toString(), distinctId, insertId, project, properties);
    }
}
