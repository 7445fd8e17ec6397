package dev.mixhook.engine.definition;

import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.definition.yaml.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads headers: a section whose keys are their names; what cannot be sent is a problem. */
public final class HeadersReader {
    private HeadersReader() {}

    /**
     * The headers that can be sent, in their order.
     *
     * @param value of a name; empty if it is a problem, of which the section was then told
     */
    public static Map<String, String> read(
            Section names, Function<String, Optional<String>> value) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : names.keys()) {
            value.apply(name)
                    .filter(text -> isHeader(names, name, text))
                    .ifPresent(text -> headers.put(name, text));
        }
        return headers;
    }

    private static boolean isHeader(Section names, String name, String value) {
        try {
            Webhook with = Webhook.to("http://localhost/").with(Map.of(name, value));
            return with.headers().containsKey(name);
        } catch (IllegalArgumentException e) {
            names.problem(name, String.valueOf(e.getMessage()));
            return false;
        }
    }
}
