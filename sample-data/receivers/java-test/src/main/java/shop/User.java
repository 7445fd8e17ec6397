package shop;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * A user as Mixpanel sends it.
 *
 * @param properties each may be missing, or of another type than you think
 */
public record User(
        @JsonProperty("$distinct_id") String id,
        @JsonProperty("$properties") Map<String, Object> properties) {
    /** Null if there is none. */
    String email() {
        return properties != null && properties.get("$email") instanceof String email ? email : null;
    }
}
