package dev.mixhook.engine.ingestion;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What stands in a form or a query: names, and values as they were written. */
final class Parameters {
    private final Map<String, String> values = new HashMap<>();

    /**
     * Adds those of a form or a query; the first of a name counts.
     *
     * @param encoded each byte a character (ISO 8859-1)
     */
    void add(String encoded) {
        int start = 0;
        while (start <= encoded.length()) {
            int ampersand = encoded.indexOf('&', start);
            int end = ampersand < 0 ? encoded.length() : ampersand;
            int equals = encoded.indexOf('=', start);
            if (equals > start && equals < end) {
                String name = PercentDecoding.text(encoded.substring(start, equals));
                values.putIfAbsent(name, encoded.substring(equals + 1, end));
            }
            start = end + 1;
        }
    }

    /** A value as it was written. */
    Optional<String> raw(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<String> text(String name) {
        return raw(name).map(PercentDecoding::text);
    }

    boolean isOn(String name) {
        return "1".equals(values.get(name));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }
}
