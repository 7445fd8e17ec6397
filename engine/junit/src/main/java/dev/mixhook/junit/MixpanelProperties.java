package dev.mixhook.junit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Properties of a profile or an event, as tests write them.
 *
 * <pre>{@code
 * mixhook.person("ana", p -> p.set("plan", "pro").set("visits", 7));
 * }</pre>
 */
public final class MixpanelProperties {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    MixpanelProperties() {}

    /**
     * Sets a property.
     *
     * @param value a text, a number, a truth, null, a list or a map of such; an {@link
     *     java.time.Instant}, a date or a date with time stands as Mixpanel has them
     */
    public MixpanelProperties set(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    /** Sets all properties of a map. */
    public MixpanelProperties setAll(Map<String, ?> all) {
        all.forEach(this::set);
        return this;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String json() {
        return JsonWriter.of(values);
    }
}
