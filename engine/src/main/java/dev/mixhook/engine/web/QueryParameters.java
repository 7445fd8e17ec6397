package dev.mixhook.engine.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stands behind the question mark of a URL. */
public final class QueryParameters {
    private QueryParameters() {}

    /**
     * Reads it: of two values of a name the last; what is not encoded as it should be stays as it
     * is.
     */
    public static Map<String, String> of(String query) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                given.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
            }
        }
        return given;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
