package dev.mixhook.engine.inspection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One user of a POST.
 *
 * @param properties each name with its value's JSON as it came, in the order in which they came
 */
public record PostedUser(String distinctId, Map<String, String> properties) {
    public PostedUser {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}
